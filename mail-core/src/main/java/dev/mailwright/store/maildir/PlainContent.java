package dev.mailwright.store.maildir;

import dev.mailwright.store.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/** A file whose lines end with CRLF: its octets are those of the wire. */
final class PlainContent implements Content {

    private static final int BUFFER = 32 * 1024;

    private final DiskFile file;
    private final long size;

    PlainContent(DiskFile file, long size) {
        this.file = file;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long transferTo(WritableByteChannel to, long from, long max) throws IOException {
        long count = Math.max(0, Math.min(max, size - from));
        Optional<FileChannel> channel = file.channel();
        return channel.isPresent() ? channel.get().transferTo(from, count, to) : copy(to, from, count);
    }

    private long copy(WritableByteChannel to, long from, long count) throws IOException {
        long done = 0;
        while (done < count) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, count - done));
            if (file.read(buffer, from + done) < 0) {
                break;
            }
            int written = to.write(buffer.flip());
            done += written;
            if (buffer.hasRemaining()) {
                break;
            }
        }
        return done;
    }

    @Override
    public InputStream open() {
        return new DiskFileInputStream(file);
    }

    @Override
    public Optional<FileChannel> file() {
        return file.channel();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
