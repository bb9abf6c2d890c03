package dev.mailwright.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The boundaries of the multiparts that are open, innermost last. As deep as nesting may go, and each at most
 * {@value #MAX} octets, so that a line costs a bounded number of comparisons.
 */
final class Boundaries {

    /** Octets of a boundary that are compared. // rfc2046#5.1.1 allows 70 */
    static final int MAX = 200;

    private final List<Frame> frames = new ArrayList<>();

    void push(PartBuilder part, String boundary) {
        byte[] mark = boundary.getBytes(StandardCharsets.ISO_8859_1);
        frames.add(new Frame(part, mark.length > MAX ? Arrays.copyOf(mark, MAX) : mark));
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Forgets the frames inside this one, and this one as well where it was closed. */
    void cutTo(Frame frame, boolean closed) {
        int index = frames.lastIndexOf(frame);
        frames.subList(closed ? index : index + 1, frames.size()).clear();
    }

    /**
     * The frame whose boundary this line is. A boundary only has to be the beginning of the line; of several the longest
     * is meant, so that {@code a} and {@code ab} may nest, and the innermost of equal ones.
     */
    @Nullable
    Frame match(byte[] buffer, int start, int length) {
        if (length < 2 || frames.isEmpty() || buffer[start] != '-' || buffer[start + 1] != '-') {
            return null;
        }
        int from = start + 2;
        int rest = length - 2;
        boolean dashes = rest > 2 && buffer[from + rest - 1] == '-' && buffer[from + rest - 2] == '-';
        Frame best = null;
        for (int i = frames.size() - 1; i >= 0; i--) {
            Frame frame = frames.get(i);
            int size = frame.mark.length;
            if (size <= rest
                    && (best == null || best.mark.length < size)
                    && Arrays.equals(frame.mark, 0, size, buffer, from, from + size)) {
                best = frame;
                if (size == rest || dashes && size == rest - 2) {
                    break;
                }
            }
        }
        return best;
    }

    /** An open multipart. */
    static final class Frame {

        final PartBuilder part;
        private final byte[] mark;

        private Frame(PartBuilder part, byte[] mark) {
            this.part = part;
            this.mark = mark;
        }

        /** Whether two hyphens follow the boundary. // rfc2046#5.1.1 */
        boolean closes(byte[] buffer, int start, int length) {
            int after = start + 2 + mark.length;
            return length >= 2 + mark.length + 2 && buffer[after] == '-' && buffer[after + 1] == '-';
        }
    }
}
