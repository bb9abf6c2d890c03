package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.BareCommand;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.UidSet;

/** CLOSE: expunges without a word, unless the mailbox was opened read-only, and gives it up. */
// rfc3501#6.4.2
final class CloseVerb implements Verb<BareCommand, State.Selected> {

    @Override
    public BareCommand parse(Tokens in) {
        return BareCommand.parse(in);
    }

    @Override
    public Next run(BareCommand command, State.Selected state, Exchange exchange) {
        exchange.become(new State.Unselected(state.login()));
        UidSet deleted = state.selected().readOnly() ? UidSet.EMPTY : ExpungeVerb.deleted(state.selected(), UidSet.ALL);
        if (deleted.isEmpty()) {
            return Next.ok("Closed");
        }
        return Next.later(state.selected().mailbox().expunge(deleted), expunged -> Next.ok("Closed"));
    }
}
