package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.Resync;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.view.FlagResponses;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.util.PrimitiveIterator;

/** Tells a client that comes back what happened meanwhile, instead of everything. */
// rfc7162#3.2.5
final class Resynchronization {

    private Resynchronization() {}

    static Next of(Resync known, SelectedMailbox selected, Exchange exchange, Completion end) {
        View view = selected.told();
        if (known.uidValidity() != view.uidValidity().value()) {
            return Next.done(end);
        }
        UidSet asked = known.known().map(set -> set.resolve(0)).orElse(UidSet.ALL);
        UidSet gone = Vanished.since(known.modSeq(), asked.minus(view.uids()), selected.mailbox());
        Vanished.tell(gone.minus(matched(known, view)), exchange.untagged());
        UidSet changed = changed(known, view).intersect(asked);
        return new Next.Pull(
                new FlagResponses(selected, view, changed, true, exchange.dialect()), () -> Next.done(end));
    }

    private static UidSet changed(Resync known, View view) {
        UidSet.Builder changed = new UidSet.Builder();
        for (int i = 0; i < view.size(); i++) {
            if (view.modSeqAt(i) > known.modSeq().value()) {
                changed.add(view.uidAt(i));
            }
        }
        return changed.build();
    }

    /**
     * UIDs that the client has shown to have heard of: while the n-th number has the UID that the client has there, all
     * that is gone below it is known to be gone.
     */
    // rfc7162#3.2.5.2
    private static UidSet matched(Resync known, View view) {
        if (known.match().isEmpty()) {
            return UidSet.EMPTY;
        }
        PrimitiveIterator.OfLong numbers =
                known.match().get().numbers().resolve(0).iterator();
        PrimitiveIterator.OfLong uids = known.match().get().uids().resolve(0).iterator();
        long agreed = 0;
        while (numbers.hasNext() && uids.hasNext()) {
            long number = numbers.nextLong();
            long uid = uids.nextLong();
            if (number > view.size() || view.uidAt((int) number - 1) != uid) {
                break;
            }
            agreed = uid;
        }
        return agreed == 0 ? UidSet.EMPTY : UidSet.range(1, agreed);
    }
}
