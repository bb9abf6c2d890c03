package dev.mailwright.store.index;

import java.util.BitSet;

/** A chunk being edited: its arrays are copied before anything that a view shows would change. */
final class Draft {

    private static final int FIRST_CAPACITY = 8;

    private Slots slots;
    private boolean owned;
    private int length;
    private long maxModSeq;
    private final BitSet removed = new BitSet();

    /** From a chunk, whose slots are read if they are elsewhere. */
    Draft(Chunk chunk) {
        this.slots = chunk.slots();
        this.length = chunk.length();
        this.maxModSeq = chunk.maxModSeq();
    }

    Draft() {
        this.slots = Slots.sized(FIRST_CAPACITY);
        this.owned = true;
    }

    boolean hasRoom() {
        return length < Chunk.CAPACITY;
    }

    void append(int uid, FlagSet flags, long modSeq, Object row) {
        if (slots.used != length || length == slots.capacity()) {
            int capacity = length == slots.capacity() ? Math.min(Chunk.CAPACITY, 2 * length) : slots.capacity();
            slots = slots.copy(length, Math.max(capacity, FIRST_CAPACITY));
            owned = true;
        }
        slots.set(length++, uid, flags, modSeq, row);
        slots.used = length;
        maxModSeq = Math.max(maxModSeq, modSeq);
    }

    /** Where a UID is, or -1. */
    int find(long uid) {
        int at = slots.find(uid, length);
        return at < 0 || removed.get(at) ? -1 : at;
    }

    FlagSet flags(int at) {
        return slots.flags[at];
    }

    Object row(int at) {
        return slots.rows[at];
    }

    void set(int at, FlagSet flags, long modSeq) {
        own();
        slots.flags[at] = flags;
        slots.modSeqs[at] = modSeq;
        maxModSeq = Math.max(maxModSeq, modSeq);
    }

    void setRow(int at, Object row) {
        own();
        slots.rows[at] = row;
    }

    private void own() {
        if (!owned) {
            slots = slots.copy(length, slots.capacity());
            owned = true;
        }
    }

    void remove(int at) {
        removed.set(at);
    }

    int remaining() {
        return length - removed.cardinality();
    }

    /** The edited chunk; it may be empty. */
    Chunk finish() {
        if (removed.isEmpty()) {
            return new Chunk(slots, length, maxModSeq);
        }
        Slots dense = Slots.sized(remaining());
        long max = 0;
        for (int i = removed.nextClearBit(0); i < length; i = removed.nextClearBit(i + 1)) {
            dense.set(dense.used++, slots.uids[i], slots.flags[i], slots.modSeqs[i], slots.rows[i]);
            max = Math.max(max, slots.modSeqs[i]);
        }
        return new Chunk(dense, dense.used, max);
    }
}
