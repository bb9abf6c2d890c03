package dev.mailwright.imap.fetch;

import dev.mailwright.imap.command.FetchItem;
import dev.mailwright.imap.command.Section;
import dev.mailwright.message.MimePart;
import dev.mailwright.store.Column;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers items that want a part without its transfer encoding; an unknown encoding changes nothing. */
// rfc3516#4.2
final class BinaryAnswers {

    private static final Set<Column> COLUMNS = Set.of(Column.STRUCTURE, Column.CONTENT);

    private BinaryAnswers() {}

    static Answer of(FetchItem.Binary item) {
        String origin =
                item.partial().map(partial -> "<" + partial.from() + ">").orElse("");
        String name = "BINARY[" + item.section().wire() + "]" + origin;
        return new Answer(COLUMNS, message -> value(name, item, message));
    }

    static Answer of(FetchItem.BinarySize item) {
        String name = "BINARY.SIZE[" + item.section().wire() + "] ";
        return new Answer(
                COLUMNS,
                message -> Value.text(name
                        + find(item.section(), message)
                                .map(part -> length(item.section(), part, message, new AtomicBoolean()))
                                .orElse(0L)));
    }

    private static Value value(String name, FetchItem.Binary item, FetchedMessage message) {
        Optional<MimePart> part = find(item.section(), message);
        if (part.isEmpty()) {
            return Value.text(name + " NIL");
        }
        AtomicBoolean nul = new AtomicBoolean();
        long length = length(item.section(), part.get(), message, nul);
        Octets all = Octets.of(
                item.section().part().isEmpty()
                        ? new Octets.Stored(0, length)
                        : new Octets.Decoded(part.get(), 0, length));
        Octets octets = item.partial()
                .map(partial -> all.slice(partial.from(), partial.length()))
                .orElse(all);
        // rfc3516#4.2: only a literal8 has NULs
        return nul.get() && octets.length() > 0
                ? new Value(name + " ~{" + octets.length() + "}\r\n", octets)
                : Value.of(name, octets);
    }

    private static Optional<MimePart> find(Section section, FetchedMessage message) {
        MimePart root = message.row().structure().root();
        int[] part = section.part().stream().mapToInt(Integer::intValue).toArray();
        return part.length == 0 ? Optional.of(root) : root.find(part);
    }

    private static long length(Section section, MimePart part, FetchedMessage message, AtomicBoolean nul) {
        if (section.part().isEmpty()) {
            return message.content().size();
        }
        try (DecodedPart decoded = DecodedPart.of(part, message.content())) {
            return decoded.count(octet -> {
                nul.compareAndSet(false, octet == 0);
                return octet != 0;
            });
        }
    }
}
