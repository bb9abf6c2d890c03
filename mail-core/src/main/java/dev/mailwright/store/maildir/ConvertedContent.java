package dev.mailwright.store.maildir;

import dev.mailwright.message.CrlfInputStream;
import dev.mailwright.store.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/**
 * A file whose lines end with LF, as Dovecot writes them, shown with CRLF. Reading on where the last part ended costs
 * nothing extra; going back begins anew.
 */
final class ConvertedContent implements Content {

    private static final int BUFFER = 32 * 1024;

    private final DiskFile file;
    private final long size;
    private InputStream stream;
    private long at;

    ConvertedContent(DiskFile file, long size) {
        this.file = file;
        this.size = size;
        this.stream = open();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long transferTo(WritableByteChannel to, long from, long max) throws IOException {
        if (from < at) {
            stream = open();
            at = 0;
        }
        stream.skipNBytes(Math.max(0, Math.min(from, size) - at));
        at = Math.max(at, Math.min(from, size));
        long end = Math.min(size, max > size - from ? size : from + max);
        long done = 0;
        while (at < end) {
            byte[] some = stream.readNBytes((int) Math.min(BUFFER, end - at));
            at += some.length;
            int written = to.write(ByteBuffer.wrap(some));
            done += written;
            if (some.length == 0 || written < some.length) {
                at = -1;
                break;
            }
        }
        return restart(done);
    }

    /** Who took less than he was given goes on at a place that the stream has passed. */
    private long restart(long done) {
        if (at < 0) {
            stream = open();
            at = 0;
        }
        return done;
    }

    @Override
    public InputStream open() {
        return new CrlfInputStream(new DiskFileInputStream(file));
    }

    @Override
    public Optional<FileChannel> file() {
        return Optional.empty();
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
