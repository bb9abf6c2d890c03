package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.BareCommand;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Flag;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;

/** EXPUNGE. The EXPUNGE responses come with the updates before the tagged response. */
// rfc3501#6.4.3
final class ExpungeVerb implements Verb<BareCommand, State.Selected> {

    @Override
    public BareCommand parse(Tokens in) {
        return BareCommand.parse(in);
    }

    @Override
    public Next run(BareCommand command, State.Selected state, Exchange exchange) {
        return expunge(state.selected(), UidSet.ALL, exchange);
    }

    static Next expunge(SelectedMailbox selected, UidSet among, Exchange exchange) {
        if (selected.readOnly()) {
            return Next.done(Completions.READ_ONLY);
        }
        UidSet deleted = deleted(selected, among);
        if (deleted.isEmpty()) {
            return Next.ok("Nothing to expunge");
        }
        return Next.later(
                selected.mailbox().expunge(deleted), expunged -> Next.done(done("Expunged", selected, exchange)));
    }

    /** The updates that come before it tell of all changes up to this MODSEQ. */
    // rfc7162#3.2.7
    static Completion done(String text, SelectedMailbox selected, Exchange exchange) {
        return exchange.dialect().qresync()
                ? Completion.ok(
                        ResponseCode.highestModSeq(selected.mailbox().view().highestModSeq()), text)
                : Completion.ok(text);
    }

    /** What has {@code \Deleted} now. */
    static UidSet deleted(SelectedMailbox selected, UidSet among) {
        View view = selected.mailbox().view();
        UidSet.Builder deleted = new UidSet.Builder();
        for (int i = 0; i < view.size(); i++) {
            if (view.hasFlag(i, Flag.DELETED) && among.contains(view.uidAt(i))) {
                deleted.add(view.uidAt(i));
            }
        }
        return deleted.build();
    }
}
