package dev.mailwright.store.index;

import java.util.Arrays;

/** The arrays behind a chunk. */
final class Slots {

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

    /** Where a UID is among the first ones, as {@link Arrays#binarySearch(int[], int)} says it. */
    int find(long uid, int length) {
        int low = 0;
        int high = length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = uids[middle] & 0xFFFF_FFFFL;
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
}
