package dev.mailwright.queue.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads a segment forward through a buffer, so that many small records cost few reads and a large body is passed over. For one thread. */
final class Window {

    private static final int SIZE = 1 << 20;

    private final Segment segment;
    private ByteBuffer buffer = ByteBuffer.allocate(SIZE);
    private long start;

    Window(Segment segment) {
        this.segment = segment;
        buffer.limit(0);
    }

    /** The octets at a place, to be used before the next call; shorter at the end of the file. */
    ByteBuffer at(long position, int length) throws IOException {
        if (position < start || position + length > start + buffer.limit()) {
            if (length > buffer.capacity()) {
                buffer = ByteBuffer.allocate(length);
            }
            buffer.clear();
            segment.read(buffer, position);
            buffer.flip();
            start = position;
        }
        int from = (int) (position - start);
        return buffer.duplicate()
                .position(from)
                .limit(Math.min(buffer.limit(), from + length))
                .slice();
    }
}
