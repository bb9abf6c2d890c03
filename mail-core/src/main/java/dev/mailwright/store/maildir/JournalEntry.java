package dev.mailwright.store.maildir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What a frame of the commit journal says. Directories are as {@link JournalPaths} writes them. */
sealed interface JournalEntry {

    /** The first of a segment. */
    record Begun(String bootId) implements JournalEntry {}

    /** A message got a UID and a file. */
    record Stored(
            String directory,
            long validity,
            long uid,
            String extensions,
            boolean isNew,
            String fileName,
            Instant date,
            List<byte[]> octets)
            implements JournalEntry {

        long size() {
            return octets.stream().mapToLong(part -> part.length).sum();
        }
    }

    /** Messages of a mailbox up to a UID need the journal no more. */
    record Settled(String directory, long validity, long upTo) implements JournalEntry {}

    /** All but the octets of a message, which follow it. */
    default byte[] head() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            if (this instanceof Stored stored) {
                out.writeByte('M');
                out.writeUTF(stored.directory());
                out.writeLong(stored.validity());
                out.writeLong(stored.uid());
                out.writeUTF(stored.extensions());
                out.writeBoolean(stored.isNew());
                out.writeUTF(stored.fileName());
                out.writeLong(stored.date().getEpochSecond());
            } else if (this instanceof Settled settled) {
                out.writeByte('S');
                out.writeUTF(settled.directory());
                out.writeLong(settled.validity());
                out.writeLong(settled.upTo());
            } else if (this instanceof Begun begun) {
                out.writeByte('B');
                out.writeUTF(begun.bootId());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("a name that is too long for the journal", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #head} and the octets made.
     *
     * @throws IOException when it is of another version
     */
    static JournalEntry parse(byte[] payload) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        int kind = in.read();
        return switch (kind) {
            case 'M' ->
                new Stored(
                        in.readUTF(),
                        in.readLong(),
                        in.readLong(),
                        in.readUTF(),
                        in.readBoolean(),
                        in.readUTF(),
                        Instant.ofEpochSecond(in.readLong()),
                        List.of(in.readAllBytes()));
            case 'S' -> new Settled(in.readUTF(), in.readLong(), in.readLong());
            case 'B' -> new Begun(in.readUTF());
            default -> throw new IOException("an entry of another version");
        };
    }
}
