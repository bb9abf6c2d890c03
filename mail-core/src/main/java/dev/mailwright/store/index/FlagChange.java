package dev.mailwright.store.index;

import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Flagged;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What STORE means, worked out over a view. For one thread. */
public final class FlagChange {

    private final FlagEdit edit;
    private final FlagTable table;
    /** From the shared sets of the view to the shared sets of the next: few, however many messages. */
    private final Map<Set<Flag>, Set<Flag>> results = new HashMap<>();

    private FlagChange(FlagEdit edit, FlagTable table) {
        this.edit = edit;
        this.table = table;
    }

    /**
     * Changes flags in an editor that was begun from this view. Messages whose flags are so already keep their MODSEQ.
     *
     * @throws dev.mailwright.store.StoreException CANNOT when there would be too many keywords: drop the editor
     */
    public static <R> Flagged apply(
            ArrayView<R> view,
            ViewEditor<R> editor,
            FlagTable table,
            UidSet uids,
            FlagEdit edit,
            ModSeq unchangedSince) {
        FlagChange change = new FlagChange(edit, table);
        UidSet.Builder changed = new UidSet.Builder();
        UidSet.Builder refused = new UidSet.Builder();
        ModSeq modSeq = editor.nextModSeq();
        view.forEachIndex(uids, index -> {
            long uid = view.uidAt(index);
            if (view.modSeqAt(index) > unchangedSince.value()) {
                refused.add(uid);
                return;
            }
            Set<Flag> before = view.flagsAt(index);
            Set<Flag> after = change.of(before);
            if (!after.equals(before)) {
                editor.flags(uid, after, modSeq);
                changed.add(uid);
            }
        });
        UidSet done = changed.build();
        return new Flagged(done, refused.build(), done.isEmpty() ? view.highestModSeq() : modSeq);
    }

    private Set<Flag> of(Set<Flag> before) {
        return results.computeIfAbsent(before, set -> table.intern(edited(set)));
    }

    private Set<Flag> edited(Set<Flag> before) {
        Set<Flag> after = new HashSet<>(before);
        switch (edit.operation()) {
            case ADD -> after.addAll(edit.flags());
            case REMOVE -> after.removeIf(edit.flags()::contains);
            case REPLACE -> {
                after.clear();
                after.addAll(edit.flags());
            }
        }
        return after;
    }
}
