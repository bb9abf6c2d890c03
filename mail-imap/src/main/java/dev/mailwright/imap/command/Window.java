package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.UidSet;

/**
 * The first to the last of a list, counted from 1, from its end where they are negative (RFC 9394 section 3.1).
 *
 * @param first both positive or both negative
 */
public record Window(long first, long last) {

    static Window parse(Tokens in) {
        long first = number(in);
        in.expect(':');
        long last = number(in);
        if (first < 0 != last < 0) {
            throw new SyntaxException("A range counts from one end");
        }
        return new Window(first, last);
    }

    private static long number(Tokens in) {
        return in.take('-') ? -in.nonZero() : in.nonZero();
    }

    /** Of a list of so many, the index of the first that is in it, from 0. */
    public long from(long count) {
        long lowest = Math.min(first, last);
        return lowest > 0 ? lowest - 1 : Math.max(0, count + lowest);
    }

    /** Of a list of so many, the index after the last that is in it. */
    public long to(long count) {
        long highest = Math.max(first, last);
        return Math.max(0, highest > 0 ? Math.min(highest, count) : count + highest + 1);
    }

    /** What of a set is in it. Linear in the ranges. */
    public UidSet of(UidSet all) {
        long count = all.count();
        long skip = from(count);
        long left = Math.max(0, to(count) - skip);
        UidSet.Builder chosen = new UidSet.Builder();
        for (int range = 0; range < all.ranges() && left > 0; range++) {
            long size = all.last(range) - all.first(range) + 1;
            if (skip < size) {
                long taken = Math.min(left, size - skip);
                chosen.add(all.first(range) + skip, all.first(range) + skip + taken - 1);
                left -= taken;
            }
            skip = Math.max(0, skip - size);
        }
        return chosen.build();
    }

    /** As on the wire. */
    @Override
    public String toString() {
        return first + ":" + last;
    }
}
