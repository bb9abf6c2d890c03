package dev.mailwright.queue.file;

import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.observe.LoopGuard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** A message in a segment, which stays there until this is closed. Small ones are read at once and checked. */
final class BodyMessage implements Message {

    private static final int SMALL = 256 * 1024;

    private final Index index;
    private final Index.Place place;
    private boolean closed;

    BodyMessage(Index index, Index.Place place) {
        this.index = index;
        this.place = place;
    }

    @Override
    public long size() {
        return place.length() - RecordHead.BODY_PREFIX;
    }

    private long start() {
        return place.offset() + RecordHead.HEAD + RecordHead.BODY_PREFIX;
    }

    @Override
    public InputStream open() {
        LoopGuard.assertNotOnLoop("a queued message");
        return size() <= SMALL ? whole() : new Stream();
    }

    private InputStream whole() {
        try {
            ByteBuffer all = ByteBuffer.allocate(RecordHead.HEAD + (int) place.length());
            place.segment().read(all, place.offset());
            all.flip();
            ByteBuffer payload = all.duplicate().position(RecordHead.HEAD);
            CRC32C crc = RecordHead.crc(place.segment().salt(), RecordHead.BODY, place.length());
            crc.update(payload.duplicate());
            if (all.limit() < all.capacity() || all.getInt(16) != (int) crc.getValue()) {
                throw new IOException("damaged in " + place.segment());
            }
            int from = RecordHead.HEAD + RecordHead.BODY_PREFIX;
            return new ByteArrayInputStream(all.array(), from, all.limit() - from);
        } catch (IOException e) {
            throw new MessageIoException("reading a queued message", e);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            index.unpin(place);
        }
    }

    @Override
    public String toString() {
        return "message of " + size() + " octets in the queue";
    }

    private final class Stream extends InputStream {

        private long at;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            long left = size() - at;
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            ByteBuffer part = ByteBuffer.wrap(to, offset, (int) Math.min(left, length));
            int n = place.segment().read(part, start() + at);
            at += n;
            return n;
        }

        @Override
        public long skip(long octets) {
            long n = Math.max(0, Math.min(octets, size() - at));
            at += n;
            return n;
        }
    }
}
