package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.FetchCommand;
import dev.mailwright.imap.fetch.FetchRenderer;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.util.Optional;

/** FETCH and UID FETCH. {@code \Seen} is set before the messages are sent, and told with them. */
// rfc3501#6.4.5
final class FetchVerb implements Verb<FetchCommand, State.Selected> {

    private final boolean byUid;

    FetchVerb(boolean byUid) {
        this.byUid = byUid;
    }

    @Override
    public FetchCommand parse(Tokens in) {
        return FetchCommand.parse(in, byUid);
    }

    @Override
    public Next run(FetchCommand command, State.Selected state, Exchange exchange) {
        SelectedMailbox selected = state.selected();
        Optional<UidSet> uids = MessageSets.uids(byUid, command.messages(), selected);
        if (uids.isEmpty()) {
            return Next.done(Completions.NO_SUCH_NUMBER);
        }
        UidSet unseen = command.setsSeen() && !selected.readOnly() ? unseen(uids.get(), selected) : UidSet.EMPTY;
        if (unseen.isEmpty()) {
            return fetch(command, uids.get(), selected, UidSet.EMPTY);
        }
        FlagEdit seen = FlagEdit.add(Flag.SEEN);
        return Next.later(selected.mailbox().flag(unseen, seen, ModSeq.LAST), flagged -> {
            selected.ownChange(unseen, seen);
            return fetch(command, uids.get(), selected, flagged.changed());
        });
    }

    private static Next fetch(FetchCommand command, UidSet uids, SelectedMailbox selected, UidSet nowSeen) {
        FetchResponses responses = new FetchResponses(selected, uids, new FetchRenderer(command.items()), nowSeen);
        return new Next.Pull(
                responses,
                // rfc2180#4.1.2
                () -> Next.done(
                        !command.byUid() && responses.missed() ? Completions.EXPUNGED : Completion.ok("Fetched")));
    }

    private static UidSet unseen(UidSet uids, SelectedMailbox selected) {
        View view = selected.mailbox().view();
        UidSet.Builder unseen = new UidSet.Builder();
        uids.forEach(uid -> {
            int index = view.indexOf(uid);
            if (index >= 0 && !view.hasFlag(index, Flag.SEEN)) {
                unseen.add(uid);
            }
        });
        return unseen.build();
    }
}
