package dev.mailwright.imap.fetch;

import dev.mailwright.message.MessageIoException;
import dev.mailwright.message.MimePart;
import dev.mailwright.message.PartText;
import dev.mailwright.store.Content;
import dev.mailwright.store.StoreException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntPredicate;

/** A part being read without its transfer encoding, forward only. Confined to the strand. */
final class DecodedPart implements AutoCloseable {

    private final MimePart part;
    private final InputStream in;
    private long position;

    private DecodedPart(MimePart part, InputStream in) {
        this.part = part;
        this.in = in;
    }

    static DecodedPart of(MimePart part, Content content) {
        InputStream raw = content.open();
        try {
            raw.skipNBytes(part.bodyStart());
        } catch (IOException e) {
            throw fault(e);
        }
        // a multipart or a message is as it stands: its encoding is that of what is in it
        boolean plain = part.isMultipart() || part.isMessage();
        InputStream body = new BufferedInputStream(new Limited(raw, part.octets()));
        return new DecodedPart(part, plain ? body : new BufferedInputStream(PartText.decoded(part, body)));
    }

    boolean canRead(MimePart wanted, long from) {
        return part.equals(wanted) && from >= position;
    }

    void read(long from, byte[] to, int length) {
        try {
            in.skipNBytes(from - position);
            int got = in.readNBytes(to, 0, length);
            position = from + got;
            if (got < length) {
                throw new StoreException(StoreException.Reason.CORRUPT, "a part is shorter than it was");
            }
        } catch (IOException | MessageIoException e) {
            throw fault(e);
        }
    }

    /** How many octets there are; each is shown to the watcher until it says no. */
    long count(IntPredicate watcher) {
        boolean watching = true;
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                watching = watching && watcher.test(octet);
                position++;
            }
            return position;
        } catch (IOException | MessageIoException e) {
            throw fault(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private static StoreException fault(Exception e) {
        return new StoreException(StoreException.Reason.TRANSIENT, "cannot read a part", e);
    }

    /** At most so many octets of a stream. */
    private static final class Limited extends InputStream {

        private final InputStream in;
        private long left;

        Limited(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int octet = left > 0 ? in.read() : -1;
            left -= octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int got = in.read(to, from, (int) Math.min(length, left));
            left -= Math.max(0, got);
            return got;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
