package dev.mailwright.imap.fetch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the fields of a header that HEADER.FIELDS and HEADER.FIELDS.NOT ask for (RFC 3501 section 6.4.5) in one pass over
 * its octets, keeping only where they are. Fields next to each other are one range; of ranges there are at most {@value
 * #MAX_RANGES}, more than honest mail has fields. Confined to one thread.
 */
final class FieldSelection {

    static final int MAX_RANGES = 10_000;

    /** Longer than any name of a field that matters. */
    private static final int MAX_NAME = 1000;

    private final Set<String> names;
    private final boolean wanted;
    private final StringBuilder name = new StringBuilder();
    private long[] ranges = new long[16];
    private int size;
    private long at;
    private long lineStart;
    private boolean inName = true;
    private boolean selected;
    private boolean ended;

    /**
     * @param names in lower case
     * @param wanted these fields, not all others
     */
    FieldSelection(Set<String> names, boolean wanted) {
        this.names = names;
        this.wanted = wanted;
    }

    /** The next octets of the header. */
    void accept(byte[] octets, int length) {
        for (int i = 0; i < length && !ended; i++) {
            octet(octets[i]);
        }
    }

    private void octet(byte octet) {
        if (at == lineStart && (octet == ' ' || octet == '\t')) {
            inName = false;
        }
        at++;
        if (octet == '\n') {
            endLine();
        } else if (inName && octet == ':') {
            endName();
        } else if (inName && name.length() < MAX_NAME) {
            name.append((char) (octet & 0xff));
        }
    }

    private void endName() {
        inName = false;
        selected = names.contains(name.toString().stripTrailing().toLowerCase(Locale.ROOT)) == wanted;
    }

    private void endLine() {
        if (inName) {
            boolean blank = name.length() == 0 || name.length() == 1 && name.charAt(0) == '\r';
            ended = blank;
            selected = !blank && !wanted; // a line that is no field
        }
        if (selected) {
            add(lineStart, at);
        }
        lineStart = at;
        inName = true;
        name.setLength(0);
    }

    private void add(long from, long to) {
        if (size > 0 && ranges[size - 1] == from) {
            ranges[size - 1] = to;
        } else if (size < 2 * MAX_RANGES) {
            ranges = size == ranges.length ? Arrays.copyOf(ranges, 2 * size) : ranges;
            ranges[size++] = from;
            ranges[size++] = to;
        }
    }

    /** Where the fields are, counted from the start of the header. A last line without an end is part of its field. */
    void ranges(RangeConsumer consumer) {
        if (!ended && at > lineStart && selected) {
            add(lineStart, at);
        }
        for (int i = 0; i < size; i += 2) {
            consumer.accept(ranges[i], ranges[i + 1] - ranges[i]);
        }
    }

    /** The header had an empty line at its end. */
    boolean hasEmptyLine() {
        return ended;
    }

    /** Takes ranges. */
    interface RangeConsumer {
        void accept(long from, long length);
    }
}
