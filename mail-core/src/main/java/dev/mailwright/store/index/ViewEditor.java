package dev.mailwright.store.index;

import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.Uid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the next view of a mailbox. For one thread, and for one editor at a time per mailbox.
 *
 * @param <R> what the store keeps for each message
 */
public final class ViewEditor<R> {

    private static final int SEEN = FlagSet.bit(Flag.SEEN);
    private static final int DELETED = FlagSet.bit(Flag.DELETED);

    private final Chunk[] before;
    private final FlagTable table;
    private final Map<Integer, Draft> drafts = new HashMap<>();
    private final List<Draft> added = new ArrayList<>();
    private final ViewState start;
    private boolean removes;
    private long uidNext;
    private long highest;
    private int unseen;
    private int deleted;

    ViewEditor(Chunk[] before, ViewState state, FlagTable table) {
        this.before = before;
        this.table = table;
        this.start = state;
        this.uidNext = state.uidNext();
        this.highest = state.highest();
        this.unseen = state.unseen();
        this.deleted = state.deleted();
    }

    /**
     * Adds a message with the next UID.
     *
     * @throws StoreException CANNOT when all UIDs are used up or there are too many keywords; nothing is added then
     */
    public long add(Set<Flag> flags, ModSeq modSeq, R row) {
        long uid = uidNext;
        add(uid, flags, modSeq, row);
        return uid;
    }

    /**
     * Adds a message with a UID of the store's choice, at or above the next one, which then is the one after it.
     *
     * @throws StoreException CANNOT when all UIDs are used up or there are too many keywords; nothing is added then
     * @throws IllegalArgumentException when the UID is below the next one
     */
    public void add(long uid, Set<Flag> flags, ModSeq modSeq, R row) {
        if (uid < uidNext) {
            throw new IllegalArgumentException("UIDs ascend: " + uid + " is below " + uidNext);
        }
        if (uid > Uid.MAX) {
            throw new StoreException(Reason.CANNOT, "the UIDs of a mailbox are used up");
        }
        FlagSet set = table.share(flags);
        tail().append((int) uid, set, modSeq.value(), row);
        uidNext = uid + 1;
        highest = Math.max(highest, modSeq.value());
        count(set, 1);
    }

    private Draft tail() {
        Draft last = added.isEmpty() ? null : added.get(added.size() - 1);
        if (last == null && before.length > 0 && before[before.length - 1].length() < Chunk.CAPACITY) {
            last = draft(before.length - 1);
        }
        if (last == null || !last.hasRoom()) {
            last = new Draft();
            added.add(last);
        }
        return last;
    }

    /** Changes the flags of a message; false when it is not there. Equal flags count as a change too. */
    public boolean flags(long uid, Set<Flag> flags, ModSeq modSeq) {
        Draft draft = draftOf(uid);
        int at = draft == null ? -1 : draft.find(uid);
        if (draft == null || at < 0) {
            return false;
        }
        FlagSet set = table.share(flags);
        count(draft.flags(at), -1);
        count(set, 1);
        draft.set(at, set, modSeq.value());
        highest = Math.max(highest, modSeq.value());
        return true;
    }

    /** Puts another row in place without a change that a client sees; false when the message is not there. */
    public boolean row(long uid, R row) {
        Draft draft = draftOf(uid);
        int at = draft == null ? -1 : draft.find(uid);
        if (draft == null || at < 0) {
            return false;
        }
        draft.setRow(at, row);
        return true;
    }

    /** Removes a message; false when it is not there. */
    public boolean remove(long uid, ModSeq modSeq) {
        Draft draft = draftOf(uid);
        int at = draft == null ? -1 : draft.find(uid);
        if (draft == null || at < 0) {
            return false;
        }
        count(draft.flags(at), -1);
        draft.remove(at);
        removes = true;
        highest = Math.max(highest, modSeq.value());
        return true;
    }

    /** Raises the next UID, for those that were given away and are there no more; lower ones are ignored. */
    public ViewEditor<R> uidNext(long next) {
        uidNext = Math.max(uidNext, next);
        return this;
    }

    /** Raises the highest MODSEQ; lower ones are ignored. */
    public ViewEditor<R> modSeq(ModSeq modSeq) {
        highest = Math.max(highest, modSeq.value());
        return this;
    }

    /** The MODSEQ for the next change. */
    public ModSeq nextModSeq() {
        return new ModSeq(highest + 1);
    }

    private void count(FlagSet set, int by) {
        unseen += set.has(SEEN) ? 0 : by;
        deleted += set.has(DELETED) ? by : 0;
    }

    private Draft draft(int chunk) {
        return drafts.computeIfAbsent(chunk, c -> new Draft(before[c]));
    }

    private @org.jspecify.annotations.Nullable Draft draftOf(long uid) {
        for (int i = added.size() - 1; i >= 0; i--) {
            if (added.get(i).find(uid) >= 0) {
                return added.get(i);
            }
        }
        int chunk = ArrayView.chunkFor(before, before.length, uid);
        return chunk < 0 ? null : draft(chunk);
    }

    /** The next view. The editor is used up. */
    public ArrayView<R> build() {
        List<Chunk> chunks = new ArrayList<>(before.length + added.size());
        for (int i = 0; i < before.length; i++) {
            Draft draft = drafts.get(i);
            keep(draft == null ? before[i] : draft.finish(), chunks);
        }
        added.forEach(draft -> keep(draft.finish(), chunks));
        ViewState state = new ViewState(start.validity(), uidNext, highest, unseen, deleted);
        return new ArrayView<>(chunks.toArray(Chunk[]::new), state, table.keywords());
    }

    private void keep(Chunk chunk, List<Chunk> chunks) {
        if (chunk.length() == 0) {
            return;
        }
        int last = chunks.size() - 1;
        if (removes && last >= 0 && chunks.get(last).length() + chunk.length() <= Chunk.CAPACITY / 2) {
            chunks.set(last, joined(chunks.get(last), chunk));
        } else {
            chunks.add(chunk);
        }
    }

    /** So that a mailbox that lost most of its messages has not as many chunks as before. */
    private static Chunk joined(Chunk one, Chunk two) {
        Slots slots = one.slots().copy(one.length(), one.length() + two.length());
        for (int i = 0; i < two.length(); i++) {
            Slots from = two.slots();
            slots.set(slots.used++, from.uids[i], from.flags[i], from.modSeqs[i], from.rows[i]);
        }
        return new Chunk(slots, slots.used, Math.max(one.maxModSeq(), two.maxModSeq()));
    }
}
