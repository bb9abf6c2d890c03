package dev.mailwright.imap.fetch;

import dev.mailwright.message.MessageIoException;
import dev.mailwright.message.MimePart;
import dev.mailwright.store.Content;
import dev.mailwright.store.Row;
import dev.mailwright.store.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A message that is being answered. Its content is opened when first needed and closed when neither the response nor a
 * part of its file on the way to the client needs it any more. Confined to the strand, but for {@link #release}.
 */
final class FetchedMessage {

    private final Row row;
    private final boolean recent;
    private final AtomicInteger users = new AtomicInteger(1);
    private volatile @Nullable Content content;
    private @Nullable InputStream stream;
    private long position;
    private @Nullable DecodedPart decoded;

    FetchedMessage(Row row, boolean recent) {
        this.row = row;
        this.recent = recent;
    }

    Row row() {
        return row;
    }

    boolean isRecent() {
        return recent;
    }

    Content content() {
        Content open = content;
        if (open == null) {
            open = row.content();
            content = open;
        }
        return open;
    }

    /** Someone else reads the content's file from now on, and says {@link #release} when done. */
    void retain() {
        users.incrementAndGet();
    }

    /** Thread-safe. */
    void release() {
        Content open = content;
        if (users.decrementAndGet() == 0 && open != null) {
            open.close();
        }
    }

    /**
     * Reads exactly so many octets. Cheap where it goes on from where the last reading ended; elsewhere the stream is
     * passed over or opened anew, since a message that is converted on the way cannot be entered in the middle.
     */
    void read(long from, byte[] to, int length) {
        try {
            InputStream in = at(from);
            int got = in.readNBytes(to, 0, length);
            position += got;
            if (got < length) {
                throw new EOFException("expected " + (length - got) + " more octets");
            }
        } catch (EOFException e) {
            throw new StoreException(StoreException.Reason.CORRUPT, "a message is shorter than it was", e);
        } catch (IOException | MessageIoException e) {
            throw new StoreException(StoreException.Reason.TRANSIENT, "cannot read a message", e);
        }
    }

    private InputStream at(long from) throws IOException {
        InputStream in = stream;
        if (in != null && from < position) {
            stream = null;
            in.close();
            in = null;
        }
        if (in == null) {
            in = content().open();
            stream = in;
            position = 0;
        }
        in.skipNBytes(from - position);
        position = from;
        return in;
    }

    /** The same in a part without its transfer encoding. */
    void readDecoded(MimePart part, long from, byte[] to, int length) {
        DecodedPart open = decoded;
        if (open == null || !open.canRead(part, from)) {
            closeDecoded();
            open = DecodedPart.of(part, content());
            decoded = open;
        }
        open.read(from, to, length);
    }

    private void closeDecoded() {
        DecodedPart open = decoded;
        decoded = null;
        if (open != null) {
            open.close();
        }
    }

    /** The response needs nothing more. */
    void close() {
        InputStream in = stream;
        stream = null;
        try {
            closeDecoded();
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            throw new StoreException(StoreException.Reason.TRANSIENT, "cannot close a message", e);
        } finally {
            release();
        }
    }
}
