package dev.mailwright.store.maildir;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * INTERNALDATEs of one mailbox that somebody asked for, which are the times of files and never change: a list by date would
 * otherwise ask the disk for each message each time. Twelve octets each, in memory alone. Thread-safe.
 */
final class DateCache {

    private int[] uids = new int[0];
    private long[] seconds = new long[0];
    private int count;

    synchronized Optional<Instant> find(long uid) {
        int at = Arrays.binarySearch(uids, 0, count, key(uid));
        return at < 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds[at]));
    }

    /** Whole seconds count. Mostly called with UIDs that ascend, which costs least. */
    synchronized void keep(long uid, Instant date) {
        int key = key(uid);
        int at = count > 0 && uids[count - 1] < key ? -count - 1 : Arrays.binarySearch(uids, 0, count, key);
        if (at >= 0) {
            return;
        }
        if (count == uids.length) {
            int capacity = Math.max(64, count + count / 2);
            uids = Arrays.copyOf(uids, capacity);
            seconds = Arrays.copyOf(seconds, capacity);
        }
        int to = -at - 1;
        System.arraycopy(uids, to, uids, to + 1, count - to);
        System.arraycopy(seconds, to, seconds, to + 1, count - to);
        uids[to] = key;
        seconds[to] = date.getEpochSecond();
        count++;
    }

    /** Nothing is known any more. */
    synchronized void forget() {
        uids = new int[0];
        seconds = new long[0];
        count = 0;
    }

    /** So that the order of numbers without a sign is that of int. */
    private static int key(long uid) {
        return (int) uid ^ Integer.MIN_VALUE;
    }
}
