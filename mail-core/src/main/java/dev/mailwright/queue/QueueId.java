package dev.mailwright.queue;

import java.util.Locale;

/**
 * Names an entry of the queue: one message on its way over one next hop. Later entries have greater numbers.
 *
 * @param value greater than 0
 */
public record QueueId(long value) implements Comparable<QueueId> {

    private static final int RADIX = 36;

    public QueueId {
        if (value <= 0) {
            throw new IllegalArgumentException("a queue id is greater than 0");
        }
    }

    /**
     * Reads what {@link #toString} wrote, in any case.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static QueueId parse(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= 13
                && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, RADIX) >= 0);
        if (!digits) {
            throw new IllegalArgumentException("not a queue id");
        }
        try {
            return new QueueId(Long.parseLong(text.toLowerCase(Locale.ROOT), RADIX));
        } catch (NumberFormatException tooLarge) {
            throw new IllegalArgumentException("not a queue id", tooLarge);
        }
    }

    @Override
    public int compareTo(QueueId other) {
        return Long.compare(value, other.value);
    }

    /** Digits of base 36. */
    @Override
    public String toString() {
        return Long.toString(value, RADIX).toUpperCase(Locale.ROOT);
    }
}
