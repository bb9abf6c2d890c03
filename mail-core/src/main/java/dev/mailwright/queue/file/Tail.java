package dev.mailwright.queue.file;

import dev.mailwright.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The end of the segment that is being written: gathers small records, writes large ones through, and goes back to where it was when the
 * disk fails. Confined to the writing thread.
 */
final class Tail {

    private static final int GATHERED = 1 << 20;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(GATHERED);
    private final byte[] copy = new byte[1 << 16];
    private final Segment segment;
    private long written;

    Tail(Segment segment) {
        this.segment = segment;
        this.written = segment.end();
    }

    Segment segment() {
        return segment;
    }

    /** Where the next record will lie. */
    long position() {
        return written + buffer.position();
    }

    /** Puts a record whose payload is in memory. */
    void put(int kind, ByteBuffer prefix, byte[] payload) throws IOException {
        int length = prefix.remaining() + payload.length;
        CRC32C crc = RecordHead.crc(segment.salt(), kind, length);
        crc.update(prefix.duplicate());
        crc.update(payload);
        if (buffer.remaining() < RecordHead.HEAD + prefix.remaining()) {
            flush();
        }
        RecordHead.putHead(buffer, segment.salt(), kind, length, (int) crc.getValue());
        buffer.put(prefix);
        if (buffer.remaining() >= payload.length) {
            buffer.put(payload);
        } else {
            flush();
            through(ByteBuffer.wrap(payload));
        }
    }

    /** Writes a body from a message that need not fit in memory: the bytes first, then the head, which knows their sum. */
    void put(long body, Message message) throws IOException {
        flush();
        long at = written;
        long length = RecordHead.BODY_PREFIX + message.size();
        ByteBuffer prefix =
                ByteBuffer.allocate(RecordHead.BODY_PREFIX).putLong(body).flip();
        CRC32C crc = RecordHead.crc(segment.salt(), RecordHead.BODY, length);
        crc.update(prefix.duplicate());
        written += RecordHead.HEAD;
        through(prefix);
        try (InputStream in = message.open()) {
            for (int n = in.read(copy); n >= 0; n = in.read(copy)) {
                crc.update(copy, 0, n);
                through(ByteBuffer.wrap(copy, 0, n));
            }
        }
        if (written - at != RecordHead.HEAD + length) {
            throw new IOException("a message has another size than it says");
        }
        ByteBuffer head = ByteBuffer.allocate(RecordHead.HEAD);
        RecordHead.putHead(head, segment.salt(), RecordHead.BODY, length, (int) crc.getValue());
        segment.write(head.flip(), at);
    }

    /** Copies a whole record, with the magic number and sum of this segment. */
    void copy(Segment from, long offset, int kind, long length) throws IOException {
        flush();
        long at = written;
        CRC32C crc = RecordHead.crc(segment.salt(), kind, length);
        written += RecordHead.HEAD;
        for (long done = 0; done < length; ) {
            ByteBuffer part = ByteBuffer.wrap(copy, 0, (int) Math.min(copy.length, length - done));
            int n = from.read(part, offset + RecordHead.HEAD + done);
            if (n <= 0) {
                throw new IOException(from + " ends inside a record");
            }
            crc.update(copy, 0, n);
            through(ByteBuffer.wrap(copy, 0, n));
            done += n;
        }
        ByteBuffer head = ByteBuffer.allocate(RecordHead.HEAD);
        RecordHead.putHead(head, segment.salt(), kind, length, (int) crc.getValue());
        segment.write(head.flip(), at);
    }

    private void through(ByteBuffer bytes) throws IOException {
        int n = bytes.remaining();
        segment.write(bytes, written);
        written += n;
    }

    /** Hands to the system what was gathered. */
    void flush() throws IOException {
        buffer.flip();
        try {
            through(buffer);
        } finally {
            buffer.clear();
        }
    }

    /** What was put is part of the segment now. */
    void settle() {
        segment.end(written);
    }

    /** Forgets what was put since the last {@link #settle}. */
    void rewind() throws IOException {
        buffer.clear();
        written = segment.end();
        segment.truncate(written);
    }
}
