package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Chars;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which octets of a message (RFC 3501 section 6.4.5): {@code 1.2.HEADER.FIELDS (To)}.
 *
 * @param part numbers of nested parts, from 1; empty for the message itself
 * @param text what of that part
 * @param fields names of header fields as the client wrote them; only with {@link Text#HEADER_FIELDS} and {@link
 *     Text#HEADER_FIELDS_NOT}, and then at least one
 */
public record Section(List<Integer> part, Text text, List<String> fields) {

    /** The whole message. */
    public static final Section WHOLE = new Section(List.of(), Text.ALL, List.of());

    /** Its header. */
    public static final Section HEADER = new Section(List.of(), Text.HEADER, List.of());

    /** Its body. */
    public static final Section TEXT = new Section(List.of(), Text.TEXT, List.of());

    /** What of a part. */
    public enum Text {
        /** Everything: of the message header and body, of a part its body. */
        ALL(""),
        /** The header of the message or of a message/rfc822 part. */
        HEADER("HEADER"),
        HEADER_FIELDS("HEADER.FIELDS"),
        HEADER_FIELDS_NOT("HEADER.FIELDS.NOT"),
        /** The body of the message or of a message/rfc822 part. */
        TEXT("TEXT"),
        /** The MIME header of a part. */
        MIME("MIME");

        private final String wireName;

        Text(String wireName) {
            this.wireName = wireName;
        }

        boolean takesFields() {
            return this == HEADER_FIELDS || this == HEADER_FIELDS_NOT;
        }
    }

    /** Far deeper than mail nests. */
    private static final int MAX_DEPTH = 100;

    public Section {
        part = List.copyOf(part);
        fields = List.copyOf(fields);
    }

    /** rfc3501#9: {@code section}, without its opening bracket, which is taken already. */
    static Section parse(Tokens in) {
        List<Integer> part = new ArrayList<>();
        while (in.atSequenceSet()) {
            part.add(partNumber(in));
            if (part.size() > MAX_DEPTH) {
                throw new SyntaxException("A section is at most 100 parts deep");
            }
            if (!in.take('.')) {
                in.expect(']');
                return new Section(part, Text.ALL, List.of());
            }
        }
        if (part.isEmpty() && in.take(']')) {
            return WHOLE;
        }
        Text text = text(in, part);
        List<String> fields = text.takesFields() ? fields(in) : List.of();
        in.expect(']');
        return new Section(part, text, fields);
    }

    private static int partNumber(Tokens in) {
        long number = in.at('*') || in.at('$') ? 0 : in.nonZero();
        if (number == 0 || number > Integer.MAX_VALUE) {
            throw new SyntaxException("Not the number of a part");
        }
        return (int) number;
    }

    private static Text text(Tokens in, List<Integer> part) {
        String name = in.run(Chars.ATOM, "Expected a section").toUpperCase(Locale.ROOT);
        for (Text text : Text.values()) {
            boolean legal = text != Text.ALL && (text != Text.MIME || !part.isEmpty());
            if (legal && text.wireName.equals(name)) {
                return text;
            }
        }
        throw new SyntaxException("Unknown section");
    }

    private static List<String> fields(Tokens in) {
        in.space();
        return in.list(in::astring);
    }

    /** As it stands in a response, between the brackets. */
    public String wire() {
        String path = part.stream().map(String::valueOf).collect(Collectors.joining("."));
        String dot = path.isEmpty() || text == Text.ALL ? "" : ".";
        return path + dot + text.wireName + (text.takesFields() ? wireFields() : "");
    }

    private String wireFields() {
        return fields.stream().map(Section::astring).collect(Collectors.joining(" ", " (", ")"));
    }

    private static String astring(String field) {
        boolean plain = !field.isEmpty() && field.chars().allMatch(c -> Chars.ASTRING.contains((char) c));
        boolean quotable = field.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        if (plain) {
            return field;
        }
        return quotable
                ? '"' + field.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : "{" + field.length() + "}\r\n" + field;
    }
}
