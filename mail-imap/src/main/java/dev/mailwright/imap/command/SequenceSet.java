package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.UidSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of messages as a client writes them, with {@code *} for the last one (RFC 3501 section 9 {@code sequence-set}).
 * Whether they are sequence numbers or UIDs is the command's matter.
 *
 * @param ranges at least one, but for {@link #SAVED}
 */
public record SequenceSet(List<Range> ranges) {

    /** {@code $}: the result that was saved last (RFC 5182). */
    public static final SequenceSet SAVED = new SequenceSet(List.of());

    /** The number that {@code *} stands for until the mailbox is known. */
    public static final long LAST = 0;

    /**
     * From one number to another, in either order, both included.
     *
     * @param one 1 to 4,294,967,295, or {@link #LAST}
     * @param other the same
     */
    public record Range(long one, long other) {

        /** The largest number named, {@code *} being {@code last}. */
        long max(long last) {
            return Math.max(one == LAST ? last : one, other == LAST ? last : other);
        }

        long min(long last) {
            return Math.min(one == LAST ? last : one, other == LAST ? last : other);
        }
    }

    public SequenceSet {
        ranges = List.copyOf(ranges);
    }

    static SequenceSet parse(Tokens in) {
        if (in.take('$')) {
            in.extension("SEARCHRES");
            return SAVED;
        }
        List<Range> ranges = new ArrayList<>();
        do {
            long one = number(in);
            ranges.add(new Range(one, in.take(':') ? number(in) : one));
        } while (in.take(','));
        return new SequenceSet(ranges);
    }

    /** A single number. */
    static SequenceSet one(Tokens in) {
        long one = number(in);
        return new SequenceSet(List.of(new Range(one, one)));
    }

    private static long number(Tokens in) {
        if (in.take('*')) {
            return LAST;
        }
        if (!in.atSequenceSet() || in.at('$')) {
            throw new SyntaxException("Expected a set of message numbers");
        }
        return in.nonZero();
    }

    /** It is {@code $}. */
    public boolean isSaved() {
        return ranges.isEmpty();
    }

    /** It has a {@code *}. */
    boolean hasLast() {
        return isSaved() || ranges.stream().anyMatch(range -> range.one() == LAST || range.other() == LAST);
    }

    /** Every number named exists in a mailbox of so many messages; {@code *} needs one. */
    public boolean fits(long count) {
        return ranges.stream().allMatch(range -> range.min(count) >= 1 && range.max(count) <= count);
    }

    /**
     * The set with {@code *} as {@code last}; ranges stay ranges, so that the cost is that of the text.
     *
     * @param last the highest number there is; with zero, {@code *} stands for nothing
     */
    public UidSet resolve(long last) {
        UidSet.Builder set = new UidSet.Builder();
        for (Range range : ranges) {
            if (range.max(last) >= 1) {
                set.add(Math.max(1, range.min(last)), range.max(last));
            }
        }
        return set.build();
    }
}
