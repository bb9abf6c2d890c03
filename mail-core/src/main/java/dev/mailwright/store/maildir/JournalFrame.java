package dev.mailwright.store.maildir;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in a segment of the commit journal: {@code MWJ1}, CRC-32C of the rest of the head, length and
 * CRC-32C of the payload, generation of the segment, a random number of the segment, the payload. All numbers are
 * big-endian. Generation and random number tell what this life of a segment wrote from what an earlier one left, and
 * from what a message only pretends to be.
 */
final class JournalFrame {

    static final int HEAD = 32;

    private static final int MAGIC = 0x4D574A31;
    private static final int MAX_PAYLOAD = 16 * 1024 * 1024;

    private final List<byte[]> parts;
    private final int length;
    private final int checksum;

    private JournalFrame(List<byte[]> parts) {
        this.parts = parts;
        CRC32C crc = new CRC32C();
        int octets = 0;
        for (byte[] part : parts) {
            crc.update(part, 0, part.length);
            octets += part.length;
        }
        this.length = octets;
        this.checksum = (int) crc.getValue();
    }

    static JournalFrame of(JournalEntry entry) {
        byte[] head = entry.head();
        if (entry instanceof JournalEntry.Stored stored) {
            List<byte[]> parts = new ArrayList<>(stored.octets().size() + 1);
            parts.add(head);
            parts.addAll(stored.octets());
            return new JournalFrame(parts);
        }
        return new JournalFrame(List.of(head));
    }

    int size() {
        return HEAD + length;
    }

    List<byte[]> parts() {
        return parts;
    }

    /** Puts the head; the parts follow it. */
    void putHead(ByteBuffer to, long generation, long random) {
        to.putInt(MAGIC);
        to.putInt(headChecksum(length, checksum, generation, random));
        to.putInt(length);
        to.putInt(checksum);
        to.putLong(generation);
        to.putLong(random);
    }

    private static int headChecksum(int length, int checksum, long generation, long random) {
        ByteBuffer head = ByteBuffer.allocate(24);
        head.putInt(length).putInt(checksum).putLong(generation).putLong(random);
        CRC32C crc = new CRC32C();
        crc.update(head.flip());
        return (int) crc.getValue();
    }

    /** A frame that was found. */
    static final class Found {

        final long random;
        final byte[] payload;
        /** Where the next may begin. */
        final int end;

        private Found(long random, byte[] payload, int end) {
            this.random = random;
            this.payload = payload;
            this.end = end;
        }
    }

    /** The next whole frame of a generation at or after a place; null when there is none. Damage is passed over. */
    static @Nullable Found next(ByteBuffer segment, int from, long generation) {
        for (int at = from; at + HEAD <= segment.limit(); at++) {
            if (segment.get(at) == (byte) (MAGIC >>> 24) && segment.getInt(at) == MAGIC) {
                Found found = at(segment, at, generation);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable Found at(ByteBuffer segment, int at, long generation) {
        int length = segment.getInt(at + 8);
        int checksum = segment.getInt(at + 12);
        long random = segment.getLong(at + 24);
        boolean plausible = length > 0
                && length <= MAX_PAYLOAD
                && length <= segment.limit() - at - HEAD
                && segment.getLong(at + 16) == generation
                && segment.getInt(at + 4) == headChecksum(length, checksum, generation, random);
        if (!plausible) {
            return null;
        }
        byte[] payload = new byte[length];
        segment.get(at + HEAD, payload);
        CRC32C crc = new CRC32C();
        crc.update(payload, 0, length);
        return (int) crc.getValue() == checksum ? new Found(random, payload, at + HEAD + length) : null;
    }
}
