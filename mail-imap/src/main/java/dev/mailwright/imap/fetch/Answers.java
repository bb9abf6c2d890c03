package dev.mailwright.imap.fetch;

import dev.mailwright.imap.command.FetchItem;
import dev.mailwright.store.Column;
import dev.mailwright.store.Flag;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The items and how each is answered. */
final class Answers {

    private Answers() {}

    static Answer to(FetchItem item, ZoneId zone) {
        if (item instanceof FetchItem.Body body) {
            return body(body);
        }
        if (item instanceof FetchItem.Rfc822 old) {
            SectionLocator section = new SectionLocator(old.section());
            return new Answer(section.columns(), message -> Value.of(old.wireName(), section.locate(message)));
        }
        if (item instanceof FetchItem.Binary binary) {
            return BinaryAnswers.of(binary);
        }
        if (item instanceof FetchItem.BinarySize size) {
            return BinaryAnswers.of(size);
        }
        return attribute((FetchItem.Attribute) item, zone);
    }

    private static Answer attribute(FetchItem.Attribute item, ZoneId zone) {
        String name = item.wireName();
        return switch (item) {
            case FLAGS -> Answer.text(name, Set.of(), m -> flags(m.row().flags(), m.isRecent()));
            case MODSEQ -> Answer.text(name, Set.of(), m -> "(" + m.row().modSeq() + ")");
            case EMAILID ->
                Answer.text(name, Set.of(Column.OBJECT_ID), m -> "(" + m.row().emailId() + ")");
            // rfc8474#5.2: a server without threads says so
            case THREADID -> Answer.text(name, Set.of(), m -> "NIL");
            case PREVIEW -> Answer.text(name, Set.of(Column.STRUCTURE, Column.CONTENT), m -> PreviewText.of(m.row()));
            case UID -> Answer.text(name, Set.of(), m -> m.row().uid().toString());
            case SIZE ->
                Answer.text(
                        name, Set.of(Column.SIZE), m -> Long.toString(m.row().size()));
            case INTERNALDATE ->
                Answer.text(
                        name,
                        Set.of(Column.INTERNAL_DATE),
                        m -> InternalDate.text(m.row().internalDate(), zone));
            case ENVELOPE ->
                Answer.text(
                        name,
                        Set.of(Column.ENVELOPE),
                        m -> EnvelopeText.of(m.row().envelope()));
            case BODY ->
                Answer.text(
                        name,
                        Set.of(Column.STRUCTURE),
                        m -> StructureText.body(m.row().structure()));
            case BODYSTRUCTURE ->
                Answer.text(
                        name,
                        Set.of(Column.STRUCTURE),
                        m -> StructureText.bodyStructure(m.row().structure()));
        };
    }

    // rfc3501#7.4.2
    private static Answer body(FetchItem.Body body) {
        SectionLocator section = new SectionLocator(body.section());
        String origin =
                body.partial().map(partial -> "<" + partial.from() + ">").orElse("");
        String name = "BODY[" + body.section().wire() + "]" + origin;
        return new Answer(section.columns(), message -> {
            Octets octets = section.locate(message);
            return Value.of(
                    name,
                    body.partial()
                            .map(partial -> octets.slice(partial.from(), partial.length()))
                            .orElse(octets));
        });
    }

    private static String flags(Collection<Flag> flags, boolean recent) {
        Stream<String> names = flags.stream().sorted().map(Flag::name);
        return Stream.concat(names, recent ? Stream.of("\\Recent") : Stream.empty())
                .collect(Collectors.joining(" ", "(", ")"));
    }
}
