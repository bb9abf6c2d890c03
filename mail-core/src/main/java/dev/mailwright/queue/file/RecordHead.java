package dev.mailwright.queue.file;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The head of a record: a magic number of its segment, the kind, the length of the payload and a CRC-32C over the segment's salt,
 * kind, length and payload.
 *
 * <table>
 * <caption>Payloads</caption>
 * <tr><td>{@link #BODY}</td><td>body (8), the bytes of a message</td></tr>
 * <tr><td>{@link #ENTRY}</td><td>entry (8), body (8), the entry; a later one replaces it</td></tr>
 * <tr><td>{@link #GONE}</td><td>entry (8)</td></tr>
 * <tr><td>{@link #END}</td><td>nothing: the segment is complete</td></tr>
 * </table>
 */
record RecordHead(int kind, long length, int crc) {

    static final int HEAD = 20;
    static final int BODY = 1;
    static final int ENTRY = 2;
    static final int GONE = 3;
    static final int END = 4;

    /** Octets before the message in a body, before the entry in an entry. */
    static final int BODY_PREFIX = 8;

    static final int ENTRY_PREFIX = 16;

    static int magic(long salt) {
        return (int) (salt ^ salt >>> 32) | 1;
    }

    static CRC32C crc(long salt, int kind, long length) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(20)
                .putLong(salt)
                .putInt(kind)
                .putLong(length)
                .flip());
        return crc;
    }

    static void putHead(ByteBuffer to, long salt, int kind, long length, int crc) {
        to.putInt(magic(salt)).putInt(kind).putLong(length).putInt(crc);
    }

    /** Puts a whole record, whose payload is small. */
    static void put(ByteBuffer to, long salt, int kind, ByteBuffer payload) {
        CRC32C crc = crc(salt, kind, payload.remaining());
        crc.update(payload.duplicate());
        putHead(to, salt, kind, payload.remaining(), (int) crc.getValue());
        to.put(payload);
    }
}
