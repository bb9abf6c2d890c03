package dev.mailwright.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header fields of a message in their order, as they were written. Immutable. */
public final class Headers {

    private final List<HeaderField> fields;
    private final long end;

    private Headers(List<HeaderField> fields, long end) {
        this.fields = fields;
        this.end = end;
    }

    /**
     * Reads the header at the start of a message, within {@link MimeLimits#headerLine()} a field and
     * {@link MimeLimits#headerTotal()} for all; what lies beyond is left out.
     *
     * @throws MessageIoException if the message cannot be read
     */
    public static Headers read(Message message, MimeLimits limits) {
        try (InputStream in = message.open()) {
            return new Reader(in, limits).run();
        } catch (IOException e) {
            throw new MessageIoException("reading a header", e);
        }
    }

    public List<HeaderField> fields() {
        return fields;
    }

    /** The first field with this name, case aside. */
    public Optional<HeaderField> first(String name) {
        return fields.stream().filter(f -> f.is(name)).findFirst();
    }

    /** All fields with this name, case aside, in order. */
    public List<HeaderField> all(String name) {
        return fields.stream().filter(f -> f.is(name)).toList();
    }

    /** Offset of the empty line after the header, or of the end of the message. */
    public long end() {
        return end;
    }

    private static final class Reader {

        private final LineSource lines;
        private final MimeLimits limits;
        private final List<HeaderField> fields = new ArrayList<>();
        private final ByteArrayOutputStream field = new ByteArrayOutputStream(256);
        private @Nullable String name;
        private long start;
        private long total;

        Reader(InputStream in, MimeLimits limits) {
            this.lines = new LineSource(in);
            this.limits = limits;
        }

        Headers run() throws IOException {
            while (lines.next() && !lines.isBlank() && total < limits.headerTotal()) {
                byte first = lines.buffer()[lines.start()];
                if (first != ' ' && first != '\t') {
                    finish();
                    name = name(lines);
                    start = lines.position();
                }
                lines.pass(this::take);
            }
            finish();
            return new Headers(List.copyOf(fields), lines.position());
        }

        private void take(byte[] bytes, int offset, int length) {
            total += length;
            field.write(bytes, offset, Math.min(length, Math.max(0, limits.headerLine() - field.size())));
        }

        private void finish() {
            if (name != null) {
                String raw = field.toString(StandardCharsets.ISO_8859_1);
                fields.add(new HeaderField(name, raw, start, lines.position()));
            }
            field.reset();
            name = null;
        }

        /** Null for a line without a colon in its head, which is no field. */
        private static @Nullable String name(LineSource lines) {
            int length = lines.headLength();
            for (int i = 0; i < length; i++) {
                if (lines.buffer()[lines.start() + i] == ':') {
                    return new String(lines.buffer(), lines.start(), i, StandardCharsets.ISO_8859_1).stripTrailing();
                }
            }
            return null;
        }
    }
}
