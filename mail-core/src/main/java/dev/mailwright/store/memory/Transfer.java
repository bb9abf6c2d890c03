package dev.mailwright.store.memory;

import dev.mailwright.Quota;
import dev.mailwright.store.UidMap;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ArrayView;
import java.util.Optional;

/** Copies or moves between two mailboxes, or within one, under the locks of their accounts. All or nothing. */
final class Transfer {

    private Transfer() {}

    /**
     * The target shows the messages before the source lacks them, so that a reader of both never misses one.
     *
     * @param copied the quota that a copy is under; a move is under none
     */
    static UidMap of(MemoryMailbox source, MemoryMailbox target, UidSet uids, Optional<Quota> copied, Hints hints) {
        boolean move = copied.isEmpty();
        MailboxEdit from = source.edit();
        MailboxEdit to = source.equals(target) ? from : target.edit();
        ArrayView<MemoryMessage> view = from.before();
        UidSet.Builder sources = new UidSet.Builder();
        UidSet.Builder targets = new UidSet.Builder();
        view.forEachIndex(uids, index -> {
            sources.add(view.uidAt(index));
            targets.add(to.add(view.rowAt(index), view.flagsAt(index), true));
        });
        copied.ifPresent(quota -> Filer.checkQuota(target.account(), quota, to.bytes(), to.messages()));
        if (move) {
            view.forEachIndex(uids, from::remove);
        }
        to.commit(hints);
        if (move && !from.equals(to)) {
            from.commit(hints);
        }
        return new UidMap(target.validity(), sources.build(), targets.build());
    }
}
