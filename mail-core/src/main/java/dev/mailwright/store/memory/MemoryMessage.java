package dev.mailwright.store.memory;

import dev.mailwright.message.MimeLimits;
import dev.mailwright.message.MimeScanner;
import dev.mailwright.message.MimeStructure;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is kept for a message, shared by its copies. Immutable, but for the structure, which is found on demand. */
final class MemoryMessage {

    private final byte[] prefix;
    private final byte[] body;
    /** Seconds; stays with the copies. */
    private final long internalDate;

    private final long serial;
    private volatile @Nullable SoftReference<MimeStructure> structure;

    /**
     * @param body shared by all filings of a staged message, never changed
     */
    MemoryMessage(byte[] prefix, byte[] body, long internalDate, long serial) {
        this.prefix = prefix;
        this.body = body;
        this.internalDate = internalDate;
        this.serial = serial;
    }

    long size() {
        return (long) prefix.length + body.length;
    }

    long internalDate() {
        return internalDate;
    }

    long serial() {
        return serial;
    }

    MemoryContent content() {
        return new MemoryContent(prefix, body);
    }

    /** The header with the empty line at its end; everything where there is no empty line. */
    byte[] header() {
        int end = headerEnd();
        byte[] header = Arrays.copyOf(prefix, prefix.length + end);
        System.arraycopy(body, 0, header, prefix.length, end);
        return header;
    }

    private int headerEnd() {
        int lineStart = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\n') {
                if (i == lineStart || (i == lineStart + 1 && body[lineStart] == '\r')) {
                    return i + 1;
                }
                lineStart = i + 1;
            }
        }
        return body.length;
    }

    MimeStructure structure() {
        SoftReference<MimeStructure> kept = structure;
        MimeStructure known = kept == null ? null : kept.get();
        if (known == null) {
            known = MimeScanner.scan(content().open(), MimeLimits.DEFAULT);
            structure = new SoftReference<>(known);
        }
        return known;
    }
}
