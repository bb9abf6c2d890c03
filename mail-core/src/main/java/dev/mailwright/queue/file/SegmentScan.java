package dev.mailwright.queue.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Goes through the records of a segment. A record that is not whole ends it, unless a whole one follows later in the file: then
 * something in the middle is damaged, and the scan goes on behind it.
 */
final class SegmentScan {

    /** More is no entry, but damage. */
    private static final int MAX_ENTRY = 64 << 20;

    private static final int STEP = 1 << 16;

    private final Segment segment;
    private final Window window;
    private final long size;
    private final boolean bodies;
    private long damaged;

    /** Is given each whole record in order. */
    interface Visitor {

        /** @param offset of its head */
        void body(long offset, long length, long body);

        /** @param content to be used before the call returns */
        void entry(long offset, int length, long entry, long body, ByteBuffer content);

        void gone(long entry);
    }

    /** @param bodies whether the bytes of messages are checked as well */
    SegmentScan(Segment segment, boolean bodies) throws IOException {
        this.segment = segment;
        this.window = new Window(segment);
        this.size = segment.fileSize();
        this.bodies = bodies;
    }

    /** How many octets in the middle had to be passed over. */
    long damaged() {
        return damaged;
    }

    /** @return where the last whole record ends; the end record itself does not count */
    long run(Visitor visitor) throws IOException {
        long at = Segment.HEAD;
        long end = at;
        while (at + RecordHead.HEAD <= size) {
            RecordHead record = whole(at);
            if (record == null) {
                long next = resume(at + 1);
                if (next < 0) {
                    return end;
                }
                damaged += next - at;
                at = next;
            } else if (record.kind() == RecordHead.END) {
                return end;
            } else {
                visit(visitor, at, record);
                at += RecordHead.HEAD + record.length();
                end = at;
            }
        }
        return end;
    }

    private void visit(Visitor visitor, long at, RecordHead record) throws IOException {
        long payload = at + RecordHead.HEAD;
        switch (record.kind()) {
            case RecordHead.BODY ->
                visitor.body(
                        at,
                        record.length(),
                        window.at(payload, RecordHead.BODY_PREFIX).getLong());
            case RecordHead.ENTRY -> {
                ByteBuffer all = window.at(payload, (int) record.length());
                visitor.entry(at, (int) record.length(), all.getLong(), all.getLong(), all);
            }
            default -> visitor.gone(window.at(payload, 8).getLong());
        }
    }

    private @org.jspecify.annotations.Nullable RecordHead whole(long at) throws IOException {
        ByteBuffer head = window.at(at, RecordHead.HEAD);
        if (head.remaining() < RecordHead.HEAD || head.getInt() != RecordHead.magic(segment.salt())) {
            return null;
        }
        RecordHead record = new RecordHead(head.getInt(), head.getLong(), head.getInt());
        return isSane(record) && at + RecordHead.HEAD + record.length() <= size && isIntact(at, record) ? record : null;
    }

    private static boolean isSane(RecordHead record) {
        return switch (record.kind()) {
            case RecordHead.BODY -> record.length() >= RecordHead.BODY_PREFIX;
            case RecordHead.ENTRY -> record.length() > RecordHead.ENTRY_PREFIX && record.length() <= MAX_ENTRY;
            case RecordHead.GONE -> record.length() == 8;
            case RecordHead.END -> record.length() == 0;
            default -> false;
        };
    }

    private boolean isIntact(long at, RecordHead record) throws IOException {
        if (record.kind() == RecordHead.BODY && !bodies) {
            return true;
        }
        CRC32C crc = RecordHead.crc(segment.salt(), record.kind(), record.length());
        long from = at + RecordHead.HEAD;
        long left = record.length();
        while (left > 0) {
            ByteBuffer part = window.at(from, (int) Math.min(left, STEP));
            int n = part.remaining();
            if (n == 0) {
                return false;
            }
            crc.update(part);
            from += n;
            left -= n;
        }
        return (int) crc.getValue() == record.crc();
    }

    /** The next whole record, or -1. */
    private long resume(long from) throws IOException {
        int magic = RecordHead.magic(segment.salt());
        for (long at = from; at + RecordHead.HEAD <= size; ) {
            ByteBuffer part = window.at(at, (int) Math.min(STEP, size - at));
            for (int i = 0; i + 4 <= part.limit(); i++) {
                if (part.getInt(i) == magic && whole(at + i) != null) {
                    return at + i;
                }
            }
            at += Math.max(1, part.limit() - 3);
        }
        return -1;
    }
}
