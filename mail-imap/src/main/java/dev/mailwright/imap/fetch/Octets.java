package dev.mailwright.imap.fetch;

import dev.mailwright.message.MimePart;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Octets to be sent, as places where they lie. Immutable.
 *
 * @param segments one after the other; none is empty
 */
record Octets(List<Segment> segments) {

    static final Octets NONE = new Octets(List.of());

    Octets {
        segments = segments.stream().filter(segment -> segment.length() > 0).toList();
    }

    static Octets of(Segment... segments) {
        return new Octets(List.of(segments));
    }

    long length() {
        long length = 0;
        for (Segment segment : segments) {
            length += segment.length();
        }
        return length;
    }

    /** At most {@code length} octets from {@code from} on; nothing beyond the end. // rfc3501#6.4.5 */
    Octets slice(long from, long length) {
        List<Segment> slice = new ArrayList<>();
        long skip = from;
        long left = length;
        for (Segment segment : segments) {
            long start = Math.min(skip, segment.length());
            long taken = Math.min(left, segment.length() - start);
            skip -= start;
            left -= taken;
            slice.add(segment.slice(start, taken));
        }
        return new Octets(slice);
    }

    /** A run of octets. */
    sealed interface Segment {

        long length();

        /** A part that lies within. */
        Segment slice(long start, long size);
    }

    /** Octets of the message. */
    record Stored(long from, long length) implements Segment {
        @Override
        public Stored slice(long start, long size) {
            return new Stored(from + start, size);
        }
    }

    /** Octets of a part without its transfer encoding. */
    record Decoded(MimePart part, long from, long length) implements Segment {
        @Override
        public Decoded slice(long start, long size) {
            return new Decoded(part, from + start, size);
        }
    }

    /** Octets in memory. */
    static final class Held implements Segment {

        private final byte[] array;
        private final int from;
        private final int size;

        /** @param array never changed afterwards */
        Held(byte[] array) {
            this(array, 0, array.length);
        }

        private Held(byte[] array, int from, int size) {
            this.array = array;
            this.from = from;
            this.size = size;
        }

        @Override
        public long length() {
            return size;
        }

        @Override
        public Held slice(long start, long length) {
            return new Held(array, from + (int) start, (int) length);
        }

        ByteBuffer buffer() {
            return ByteBuffer.wrap(array, from, size);
        }
    }
}
