package dev.mailwright.store;

import java.util.Arrays;
import java.util.PrimitiveIterator;
import java.util.function.LongConsumer;

/**
 * An immutable set of UIDs as sorted ranges, so that {@code 1:4294967295} costs as little as {@code 1}. Operations are
 * linear in the number of ranges, look-ups logarithmic.
 */
public final class UidSet {

    public static final UidSet EMPTY = new UidSet(new long[0]);

    /** Every UID there can be. */
    public static final UidSet ALL = new UidSet(new long[] {1, Uid.MAX});

    /** first, last, first, last ...; ascending, with gaps between. */
    private final long[] bounds;

    private UidSet(long[] bounds) {
        this.bounds = bounds;
    }

    public static UidSet of(long... uids) {
        Builder builder = new Builder();
        for (long uid : uids) {
            builder.add(uid);
        }
        return builder.build();
    }

    /** All UIDs from one to another, both included, in either order. */
    public static UidSet range(long one, long other) {
        return new Builder().add(Math.min(one, other), Math.max(one, other)).build();
    }

    /**
     * Parses {@code 1:5,7}, without {@code *}.
     *
     * @throws IllegalArgumentException when it is not such a set
     */
    public static UidSet parse(String text) {
        Builder builder = new Builder();
        for (String part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            long first = number(colon < 0 ? part : part.substring(0, colon));
            long last = colon < 0 ? first : number(part.substring(colon + 1));
            builder.add(Math.min(first, last), Math.max(first, last));
        }
        return builder.build();
    }

    private static long number(String digits) {
        if (digits.isEmpty() || digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a set of UIDs");
        }
        return new Uid(Long.parseLong(digits)).value();
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /** How many UIDs. */
    public long count() {
        long n = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            n += bounds[i + 1] - bounds[i] + 1;
        }
        return n;
    }

    /** How many ranges. */
    public int ranges() {
        return bounds.length / 2;
    }

    /** The first UID of a range. */
    public long first(int range) {
        return bounds[2 * range];
    }

    /** The last UID of a range. */
    public long last(int range) {
        return bounds[2 * range + 1];
    }

    public boolean contains(long uid) {
        int at = Arrays.binarySearch(bounds, uid);
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    public UidSet union(UidSet other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        Builder builder = new Builder();
        builder.add(this);
        builder.add(other);
        return builder.build();
    }

    public UidSet intersect(UidSet other) {
        Builder builder = new Builder();
        int i = 0;
        int j = 0;
        while (i < bounds.length && j < other.bounds.length) {
            long first = Math.max(bounds[i], other.bounds[j]);
            long last = Math.min(bounds[i + 1], other.bounds[j + 1]);
            if (first <= last) {
                builder.add(first, last);
            }
            if (bounds[i + 1] < other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return builder.build();
    }

    public UidSet minus(UidSet other) {
        Builder builder = new Builder();
        int j = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            long first = bounds[i];
            while (j < other.bounds.length && other.bounds[j + 1] < first) {
                j += 2;
            }
            int k = j;
            while (k < other.bounds.length && other.bounds[k] <= bounds[i + 1]) {
                if (other.bounds[k] > first) {
                    builder.add(first, other.bounds[k] - 1);
                }
                first = other.bounds[k + 1] + 1;
                k += 2;
            }
            if (first <= bounds[i + 1]) {
                builder.add(first, bounds[i + 1]);
            }
        }
        return builder.build();
    }

    public void forEach(LongConsumer action) {
        for (int i = 0; i < bounds.length; i += 2) {
            for (long uid = bounds[i]; uid <= bounds[i + 1]; uid++) {
                action.accept(uid);
            }
        }
    }

    /** All UIDs, ascending. */
    public PrimitiveIterator.OfLong iterator() {
        return new PrimitiveIterator.OfLong() {
            private int range;
            private long next = isEmpty() ? 0 : bounds[0];

            @Override
            public boolean hasNext() {
                return range < bounds.length;
            }

            @Override
            public long nextLong() {
                if (!hasNext()) {
                    throw new java.util.NoSuchElementException("no more UIDs");
                }
                long result = next;
                if (result == bounds[range + 1]) {
                    range += 2;
                    next = hasNext() ? bounds[range] : 0;
                } else {
                    next++;
                }
                return result;
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UidSet set && Arrays.equals(set.bounds, bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** As on the wire: {@code 1:5,7}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bounds.length; i += 2) {
            if (i > 0) {
                text.append(',');
            }
            text.append(bounds[i]);
            if (bounds[i + 1] > bounds[i]) {
                text.append(':').append(bounds[i + 1]);
            }
        }
        return text.toString();
    }

    /** Collects UIDs in any order; ascending ones cost least. Confined to one thread. */
    public static final class Builder {

        private long[] bounds = new long[8];
        private int size;
        private boolean sorted = true;

        public Builder add(long uid) {
            return add(uid, uid);
        }

        /** All UIDs of a range, both ends included. */
        public Builder add(long first, long last) {
            if (first < 1 || last > Uid.MAX || first > last) {
                throw new IllegalArgumentException("not a range of UIDs: " + first + ":" + last);
            }
            if (size > 0 && sorted && first >= bounds[size - 2] && first <= bounds[size - 1] + 1) {
                bounds[size - 1] = Math.max(bounds[size - 1], last);
                return this;
            }
            sorted = sorted && (size == 0 || first > bounds[size - 1]);
            if (size == bounds.length) {
                bounds = Arrays.copyOf(bounds, size * 2);
            }
            bounds[size++] = first;
            bounds[size++] = last;
            return this;
        }

        public Builder add(UidSet set) {
            for (int i = 0; i < set.ranges(); i++) {
                add(set.first(i), set.last(i));
            }
            return this;
        }

        public UidSet build() {
            if (size == 0) {
                return EMPTY;
            }
            return sorted ? new UidSet(Arrays.copyOf(bounds, size)) : merged();
        }

        private UidSet merged() {
            Integer[] order = new Integer[size / 2];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Long.compare(bounds[2 * a], bounds[2 * b]));
            Builder ascending = new Builder();
            for (int i : order) {
                ascending.add(bounds[2 * i], bounds[2 * i + 1]);
            }
            return ascending.build();
        }
    }
}
