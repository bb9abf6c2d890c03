package dev.mailwright.store.maildir;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A part of a file in memory, moved on as records are read, mostly in their order. For one thread. */
final class RecordWindow implements Closeable {

    private static final int SIZE = 128 * 1024;

    private final DiskFile file;
    private ByteBuffer window = ByteBuffer.allocate(SIZE).limit(0);
    private long start;

    RecordWindow(DiskFile file) {
        this.file = file;
    }

    long size() throws IOException {
        return file.size();
    }

    /** Octets of the file, good until the next call; null when it ends before. */
    @Nullable
    ByteBuffer octets(long at, int length) throws IOException {
        if (at < start || at + length > start + window.limit()) {
            move(at, length);
        }
        if (at + length > start + window.limit()) {
            return null;
        }
        int from = (int) (at - start);
        return window.duplicate().position(from).limit(from + length);
    }

    private void move(long at, int length) throws IOException {
        if (window.capacity() < length) {
            window = ByteBuffer.allocate(Math.max(length, SIZE));
        }
        window.clear();
        start = at;
        while (window.hasRemaining() && file.read(window, at + window.position()) >= 0) {
            // until it is full or the file ends
        }
        window.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
