package dev.mailwright;

/**
 * A place in an ordered log. Positions of one log ascend; those of two logs must not be compared.
 *
 * @param value zero is before the first entry
 */
public record Position(long value) implements Comparable<Position> {

    /** Before everything. */
    public static final Position START = new Position(0);

    public Position {
        if (value < 0) {
            throw new IllegalArgumentException("a position is not negative: " + value);
        }
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(value, other.value);
    }
}
