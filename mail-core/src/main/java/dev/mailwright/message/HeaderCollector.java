package dev.mailwright.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gathers the folded lines of the header fields that matter, within the limits, and hands each to its part. */
final class HeaderCollector {

    private final MimeLimits limits;
    private final ByteArrayOutputStream field = new ByteArrayOutputStream(256);
    private @Nullable String name;
    private long total;

    HeaderCollector(MimeLimits limits) {
        this.limits = limits;
    }

    void line(LineSource lines, PartBuilder part) throws IOException {
        byte first = lines.buffer()[lines.start()];
        if (first != ' ' && first != '\t') {
            end(part);
            name = wanted(lines, part);
        }
        if (name == null || total >= limits.headerTotal()) {
            lines.pass(LineSource.Sink.NONE);
        } else {
            lines.pass(this::take);
        }
    }

    private void take(byte[] bytes, int offset, int length) {
        int room = (int) Math.min(limits.headerLine() - field.size(), limits.headerTotal() - total);
        int taken = Math.min(length, Math.max(0, room));
        field.write(bytes, offset, taken);
        total += taken;
    }

    /** The lower case name, blanks before the colon dropped, if somebody wants the field. */
    private static @Nullable String wanted(LineSource lines, PartBuilder part) {
        int length = Math.min(lines.headLength(), 64);
        int start = lines.start();
        for (int i = 0; i < length; i++) {
            if (lines.buffer()[start + i] == ':') {
                String name = new String(lines.buffer(), start, i, StandardCharsets.ISO_8859_1)
                        .stripTrailing()
                        .toLowerCase(Locale.ROOT);
                boolean wanted =
                        name.startsWith("content-") || part.isMessageRoot && MessageEnvelope.NAMES.contains(name);
                return wanted ? name : null;
            }
        }
        return null;
    }

    /** Hands over the field that is complete. */
    void end(PartBuilder part) {
        if (name != null && field.size() > 0) {
            String value = Unfold.value(field.toString(StandardCharsets.ISO_8859_1));
            if (name.startsWith("content-")) {
                part.fields.accept(name.substring("content-".length()), value);
            } else {
                part.envelope.accept(name, value);
            }
        }
        name = null;
        field.reset();
    }
}
