package dev.mailwright.store;

/**
 * A modification sequence (RFC 7162 section 3.1.1): each change of a mailbox gets a higher one.
 *
 * @param value 0 to 2^63 - 1; zero is before every change
 */
public record ModSeq(long value) implements Comparable<ModSeq> {

    /** Before every change. */
    public static final ModSeq ZERO = new ModSeq(0);

    /** Not before any change: as a condition it always holds. */
    public static final ModSeq LAST = new ModSeq(Long.MAX_VALUE);

    public ModSeq {
        if (value < 0) {
            throw new IllegalArgumentException("a MODSEQ is not negative");
        }
    }

    @Override
    public int compareTo(ModSeq other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
