package dev.mailwright.store.memory;

import dev.mailwright.store.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/** Two arrays, one after the other. */
final class MemoryContent implements Content {

    private final byte[] prefix;
    private final byte[] body;

    MemoryContent(byte[] prefix, byte[] body) {
        this.prefix = prefix;
        this.body = body;
    }

    @Override
    public long size() {
        return (long) prefix.length + body.length;
    }

    @Override
    public long transferTo(WritableByteChannel to, long from, long max) throws IOException {
        if (from < 0 || max < 0) {
            throw new IllegalArgumentException("not a range: " + max + " octets from " + from);
        }
        long end = Math.min(size(), from + Math.min(max, Long.MAX_VALUE - from));
        long at = from;
        while (at < end) {
            int written = to.write(piece(at, end));
            if (written <= 0) {
                break;
            }
            at += written;
        }
        return Math.max(0, at - from);
    }

    private ByteBuffer piece(long at, long end) {
        if (at < prefix.length) {
            int length = (int) (Math.min(end, prefix.length) - at);
            return ByteBuffer.wrap(prefix, (int) at, length).asReadOnlyBuffer();
        }
        int start = (int) (at - prefix.length);
        return ByteBuffer.wrap(body, start, (int) (end - at)).asReadOnlyBuffer();
    }

    @Override
    public InputStream open() {
        InputStream rest = new ByteArrayInputStream(body);
        return prefix.length == 0 ? rest : new SequenceInputStream(new ByteArrayInputStream(prefix), rest);
    }

    @Override
    public Optional<FileChannel> file() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // the arrays live as long as somebody refers to them
    }
}
