package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.StoreCommand;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.view.FlagResponses;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import java.util.Optional;

/** STORE and UID STORE. */
// rfc3501#6.4.6
final class StoreVerb implements Verb<StoreCommand, State.Selected> {

    private final boolean byUid;

    StoreVerb(boolean byUid) {
        this.byUid = byUid;
    }

    @Override
    public StoreCommand parse(Tokens in) {
        return StoreCommand.parse(in, byUid);
    }

    @Override
    public Next run(StoreCommand command, State.Selected state, Exchange exchange) {
        SelectedMailbox selected = state.selected();
        if (selected.readOnly()) {
            return Next.done(Completions.READ_ONLY);
        }
        Optional<UidSet> uids = MessageSets.uids(byUid, command.messages(), selected);
        if (uids.isEmpty()) {
            return Next.done(Completions.NO_SUCH_NUMBER);
        }
        return store(command, uids.get(), selected);
    }

    // rfc2180#4.2.1: what is there is changed, and the client learns that something was not
    private static Next store(StoreCommand command, UidSet uids, SelectedMailbox selected) {
        Completion completion = !command.byUid() && MessageSets.someGone(uids, selected)
                ? Completions.EXPUNGED
                : Completion.ok("Stored");
        if (uids.isEmpty()) {
            return Next.done(completion);
        }
        return Next.later(selected.mailbox().flag(uids, command.edit(), ModSeq.LAST), flagged -> {
            selected.ownChange(uids, command.edit());
            return command.silent()
                    ? Next.done(completion)
                    : new Next.Pull(new FlagResponses(selected, uids, command.byUid()), () -> Next.done(completion));
        });
    }
}
