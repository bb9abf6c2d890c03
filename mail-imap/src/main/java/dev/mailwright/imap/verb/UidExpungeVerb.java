package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.UidExpungeCommand;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.UidSet;

/** UID EXPUNGE. */
// rfc4315#2.1
final class UidExpungeVerb implements Verb<UidExpungeCommand, State.Selected> {

    @Override
    public UidExpungeCommand parse(Tokens in) {
        return UidExpungeCommand.parse(in);
    }

    @Override
    public Next run(UidExpungeCommand command, State.Selected state, Exchange exchange) {
        UidSet among = command.uids().isSaved()
                ? state.selected().saved()
                : command.uids().resolve(state.selected().lastUid());
        return ExpungeVerb.expunge(state.selected(), among, exchange);
    }
}
