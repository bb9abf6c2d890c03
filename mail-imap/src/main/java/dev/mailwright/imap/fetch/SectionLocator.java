package dev.mailwright.imap.fetch;

import dev.mailwright.imap.command.Section;
import dev.mailwright.message.MimePart;
import dev.mailwright.store.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the octets of a section (RFC 3501 section 6.4.5). Immutable. */
final class SectionLocator {

    private static final byte[] CRLF = {'\r', '\n'};
    private static final int BUFFER = 8 * 1024;

    private final Section section;
    private final int[] part;
    private final Set<String> fields = new HashSet<>();

    SectionLocator(Section section) {
        this.section = section;
        this.part = section.part().stream().mapToInt(Integer::intValue).toArray();
        section.fields().forEach(field -> fields.add(field.toLowerCase(Locale.ROOT)));
    }

    /** The header of the message comes from what a store may keep apart, so that lists of messages open no file. */
    Set<Column> columns() {
        if (part.length > 0) {
            return Set.of(Column.STRUCTURE, Column.CONTENT);
        }
        return switch (section.text()) {
            case ALL -> Set.of(Column.CONTENT);
            case TEXT -> Set.of(Column.HEADER, Column.CONTENT);
            default -> Set.of(Column.HEADER);
        };
    }

    /** Nothing where there is no such part: clients choke on NIL more than on an empty string. */
    Octets locate(FetchedMessage message) {
        return part.length == 0
                ? ofMessage(message)
                : message.row()
                        .structure()
                        .root()
                        .find(part)
                        .map(found -> ofPart(found, message))
                        .orElse(Octets.NONE);
    }

    private Octets ofMessage(FetchedMessage message) {
        if (section.text() == Section.Text.ALL) {
            return Octets.of(new Octets.Stored(0, message.content().size()));
        }
        byte[] header = message.row().header();
        return switch (section.text()) {
            case TEXT -> {
                long size = message.content().size();
                yield Octets.of(new Octets.Stored(header.length, Math.max(0, size - header.length)));
            }
            case HEADER_FIELDS, HEADER_FIELDS_NOT -> {
                FieldSelection selection = selection();
                selection.accept(header, header.length);
                yield fields(selection, new Octets.Held(header));
            }
            default -> Octets.of(new Octets.Held(header));
        };
    }

    private Octets ofPart(MimePart found, FetchedMessage message) {
        return switch (section.text()) {
            case ALL -> body(found);
            case MIME -> Octets.of(header(found));
            case TEXT -> found.message().map(SectionLocator::body).orElse(Octets.NONE);
            case HEADER ->
                found.message().map(SectionLocator::header).map(Octets::of).orElse(Octets.NONE);
            case HEADER_FIELDS, HEADER_FIELDS_NOT ->
                found.message().map(inner -> fields(message, header(inner))).orElse(Octets.NONE);
        };
    }

    private static Octets body(MimePart part) {
        return Octets.of(new Octets.Stored(part.bodyStart(), part.octets()));
    }

    private static Octets.Stored header(MimePart part) {
        return new Octets.Stored(part.headerStart(), part.headerOctets());
    }

    private Octets fields(FetchedMessage message, Octets.Stored header) {
        FieldSelection selection = selection();
        byte[] buffer = new byte[BUFFER];
        for (long at = 0; at < header.length(); at += buffer.length) {
            int length = (int) Math.min(buffer.length, header.length() - at);
            message.read(header.from() + at, buffer, length);
            selection.accept(buffer, length);
        }
        return fields(selection, header);
    }

    /**
     * The fields with the empty line after them, where the header has one; what is chosen of a message has it always, since
     * clients parse it as a header.
     */
    // rfc3501#6.4.5
    private Octets fields(FieldSelection selection, Octets.Segment header) {
        List<Octets.Segment> segments = new ArrayList<>();
        selection.ranges((from, length) -> segments.add(header.slice(from, length)));
        boolean chosen = part.length == 0 && section.text() == Section.Text.HEADER_FIELDS;
        if (chosen || selection.hasEmptyLine()) {
            segments.add(new Octets.Held(CRLF));
        }
        return new Octets(segments);
    }

    private FieldSelection selection() {
        return new FieldSelection(fields, section.text() == Section.Text.HEADER_FIELDS);
    }
}
