package dev.mailwright.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/** Another message with some octets of its beginning replaced; nothing is copied. Closing closes the other one. */
final class SplicedMessage implements Message {

    private final Message source;
    private final long at;
    private final long removed;
    private final byte[] inserted;

    SplicedMessage(Message source, long at, long removed, byte[] inserted) {
        this.source = source;
        this.at = at;
        this.removed = removed;
        this.inserted = inserted;
    }

    @Override
    public long size() {
        return source.size() - removed + inserted.length;
    }

    @Override
    public InputStream open() {
        InputStream rest = source.open();
        try {
            byte[] head = rest.readNBytes((int) at);
            rest.skipNBytes(removed);
            return new SequenceInputStream(Collections.enumeration(
                    List.of(new ByteArrayInputStream(head), new ByteArrayInputStream(inserted), rest)));
        } catch (IOException e) {
            closeQuietly(rest, e);
            throw new MessageIoException("opening a message", e);
        }
    }

    private static void closeQuietly(InputStream in, IOException first) {
        try {
            in.close();
        } catch (IOException e) {
            first.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        source.close();
    }

    @Override
    public String toString() {
        return "message of " + size() + " octets, edited";
    }
}
