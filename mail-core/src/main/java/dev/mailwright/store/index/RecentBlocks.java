package dev.mailwright.store.index;

import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps the blocks of a mailbox that were read last, so that others may be dropped from memory. Thread-safe. */
final class RecentBlocks {

    private static final int MAX = 32;

    private final Deque<Slots> kept = new ArrayDeque<>();

    synchronized void keep(Slots slots) {
        if (kept.size() >= MAX) {
            kept.removeFirst();
        }
        kept.addLast(slots);
    }
}
