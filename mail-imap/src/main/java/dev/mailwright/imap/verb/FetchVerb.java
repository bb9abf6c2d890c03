package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.FetchCommand;
import dev.mailwright.imap.command.FetchModifiers;
import dev.mailwright.imap.fetch.FetchRenderer;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.response.Extension;
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
        if (command.modifiers().vanished() && !exchange.dialect().qresync()) {
            return Next.done(Completions.NOT_ENABLED);
        }
        SelectedMailbox selected = state.selected();
        Optional<UidSet> named = MessageSets.uids(byUid, command.messages(), selected);
        if (named.isEmpty()) {
            return Next.done(Completions.NO_SUCH_NUMBER);
        }
        if (command.condstore()) {
            exchange.enable(Extension.CONDSTORE);
        }
        UidSet uids = chosen(named.get(), command.modifiers(), selected);
        vanished(command, selected, exchange);
        UidSet unseen = command.setsSeen() && !selected.readOnly() ? unseen(uids, selected) : UidSet.EMPTY;
        if (unseen.isEmpty()) {
            return fetch(command, uids, selected, UidSet.EMPTY, exchange);
        }
        FlagEdit seen = FlagEdit.add(Flag.SEEN);
        return Next.later(selected.mailbox().flag(unseen, seen, ModSeq.LAST), flagged -> {
            selected.ownChange(unseen, seen, flagged.modSeq(), flagged.modSeq());
            return fetch(command, uids, selected, flagged.changed(), exchange);
        });
    }

    // rfc9394#3.4
    private static UidSet chosen(UidSet named, FetchModifiers modifiers, SelectedMailbox selected) {
        UidSet changed = modifiers
                .changedSince()
                .map(since -> named.intersect(changed(since, named, selected)))
                .orElse(named);
        return modifiers.window().map(window -> window.of(changed)).orElse(changed);
    }

    // rfc7162#3.1.4.1
    private static UidSet changed(ModSeq since, UidSet among, SelectedMailbox selected) {
        View view = selected.mailbox().view();
        UidSet.Builder changed = new UidSet.Builder();
        among.forEach(uid -> {
            int index = view.indexOf(uid);
            if (index >= 0 && view.modSeqAt(index) > since.value()) {
                changed.add(uid);
            }
        });
        return changed.build();
    }

    /** What the client still knows is told with the updates. */
    // rfc7162#3.2.6
    private static void vanished(FetchCommand command, SelectedMailbox selected, Exchange exchange) {
        if (!command.modifiers().vanished()) {
            return;
        }
        UidSet asked = command.messages().isSaved()
                ? selected.saved()
                : command.messages().resolve(selected.mailbox().view().uidNext().value() - 1);
        ModSeq since = command.modifiers().changedSince().orElse(ModSeq.ZERO);
        UidSet gone = Vanished.since(since, asked.minus(selected.uids()), selected.mailbox());
        Vanished.tell(gone, exchange.untagged());
    }

    private static Next fetch(
            FetchCommand command, UidSet uids, SelectedMailbox selected, UidSet nowSeen, Exchange exchange) {
        FetchRenderer renderer =
                new FetchRenderer(command.items(), exchange.dialect().condstore());
        FetchResponses responses = new FetchResponses(
                selected, uids, renderer, nowSeen, exchange.dialect().rev2());
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
