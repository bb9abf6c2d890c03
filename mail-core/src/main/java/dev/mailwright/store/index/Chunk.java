package dev.mailwright.store.index;

import java.util.Arrays;

/**
 * Up to {@value #CAPACITY} neighbouring messages of a view. What a chunk shows never changes.
 *
 * <p>The slots may be longer than what is shown: the one writer of the mailbox appends behind the end that the newest
 * view shows, so that adding a message copies nothing. Readers of older views never look there, and readers of the new
 * view get it through a volatile write of the store. {@code slots.used} says how far anybody has ever written: who
 * starts from an older view finds it beyond his end and copies.
 */
record Chunk(Slots slots, int length, long maxModSeq) {

    static final int CAPACITY = 1024;

    long uid(int at) {
        return slots.uids[at] & 0xFFFF_FFFFL;
    }

    long firstUid() {
        return uid(0);
    }

    /** As {@link Arrays#binarySearch(int[], int)}, for numbers without a sign. */
    int find(long uid) {
        int low = 0;
        int high = length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = uid(middle);
            if (found == uid) {
                return middle;
            }
            if (found < uid) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** The arrays behind a chunk. */
    static final class Slots {

        final int[] uids;
        final FlagSet[] flags;
        final long[] modSeqs;
        final Object[] rows;

        /** How many were ever written; touched by the writer alone. */
        int used;

        private Slots(int[] uids, FlagSet[] flags, long[] modSeqs, Object[] rows, int used) {
            this.uids = uids;
            this.flags = flags;
            this.modSeqs = modSeqs;
            this.rows = rows;
            this.used = used;
        }

        static Slots sized(int capacity) {
            return new Slots(new int[capacity], new FlagSet[capacity], new long[capacity], new Object[capacity], 0);
        }

        Slots copy(int length, int capacity) {
            return new Slots(
                    Arrays.copyOf(Arrays.copyOf(uids, length), capacity),
                    Arrays.copyOf(Arrays.copyOf(flags, length), capacity),
                    Arrays.copyOf(Arrays.copyOf(modSeqs, length), capacity),
                    Arrays.copyOf(Arrays.copyOf(rows, length), capacity),
                    length);
        }

        int capacity() {
            return uids.length;
        }

        void set(int at, int uid, FlagSet set, long modSeq, Object row) {
            uids[at] = uid;
            flags[at] = set;
            modSeqs[at] = modSeq;
            rows[at] = row;
        }
    }
}
