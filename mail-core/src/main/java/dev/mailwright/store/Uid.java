package dev.mailwright.store;

/**
 * The unique identifier of a message in its mailbox (RFC 9051 section 2.3.1.1).
 *
 * @param value 1 to 4,294,967,295
 */
public record Uid(long value) implements Comparable<Uid> {

    /** The largest there can be. */
    public static final long MAX = 0xFFFF_FFFFL;

    public Uid {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("a UID is 1 to 4294967295, not " + value);
        }
    }

    @Override
    public int compareTo(Uid other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
