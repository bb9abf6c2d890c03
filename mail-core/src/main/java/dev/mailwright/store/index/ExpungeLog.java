package dev.mailwright.store.index;

import dev.mailwright.store.Changes;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

/**
 * Which UIDs of a mailbox were expunged at which MODSEQ (RFC 7162 section 5.3), up to a limit; the oldest are forgotten
 * first and asking for them is a gap. Thread-safe. The writer adds before it shows the view that lacks the messages, so
 * that a reader who took the view first finds all that belongs to it.
 */
public final class ExpungeLog {

    /** So many ranges of UIDs are remembered unless said otherwise; one costs some 60 octets. */
    public static final int MAX_RANGES = 16_384;

    private record Entry(long modSeq, UidSet uids) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final int maxRanges;
    private int ranges;
    private long floor;

    /**
     * An empty log.
     *
     * @param floor what happened up to here is not known; {@link ModSeq#ZERO} for a new mailbox
     * @param maxRanges how many ranges of UIDs to remember
     */
    public ExpungeLog(ModSeq floor, int maxRanges) {
        this.floor = floor.value();
        this.maxRanges = maxRanges;
    }

    /** Remembers an expunge; MODSEQs ascend. */
    public synchronized void add(UidSet uids, ModSeq modSeq) {
        entries.addLast(new Entry(modSeq.value(), uids));
        ranges += uids.ranges();
        while (ranges > maxRanges) {
            Entry oldest = entries.removeFirst();
            ranges -= oldest.uids().ranges();
            floor = oldest.modSeq();
        }
    }

    /** What happened up to here is not known any more. */
    public synchronized ModSeq floor() {
        return new ModSeq(floor);
    }

    /** Calls for each expunge that is remembered, the oldest first, for a store that keeps them. Must not call back. */
    public synchronized void forEach(BiConsumer<ModSeq, UidSet> action) {
        entries.forEach(entry -> action.accept(new ModSeq(entry.modSeq()), entry.uids()));
    }

    private synchronized boolean knows(ModSeq since) {
        return since.value() >= floor;
    }

    /** What was expunged after one MODSEQ and not after another. */
    public synchronized UidSet between(ModSeq after, ModSeq upTo) {
        UidSet.Builder set = new UidSet.Builder();
        for (Entry entry : entries) {
            if (entry.modSeq() > after.value() && entry.modSeq() <= upTo.value()) {
                set.add(entry.uids());
            }
        }
        return set.build();
    }

    /**
     * The answer to {@link dev.mailwright.store.Mailbox#since} for a view. A MODSEQ above the highest was never given
     * out: that is a gap, and every message counts as changed.
     */
    public Changes since(ArrayView<?> view, ModSeq modSeq, UidSet known) {
        boolean future = modSeq.compareTo(view.highestModSeq()) > 0;
        UidSet changed = future ? view.uids() : view.changedAfter(modSeq);
        UidSet gone = between(modSeq, view.highestModSeq());
        if (future || !knows(modSeq)) {
            return new Changes(true, changed, known.minus(view.uids()));
        }
        return new Changes(false, changed, known.intersect(gone));
    }
}
