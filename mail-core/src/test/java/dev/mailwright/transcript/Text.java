package dev.mailwright.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text to send or to hand on, in wire form, with {@code $name} where a captured value goes; {@code $$} is a dollar. */
record Text(List<Piece> pieces) {
    static final Pattern NAME = Pattern.compile("\\$(?:\\$|([A-Za-z][A-Za-z0-9]*)|\\{([A-Za-z][A-Za-z0-9]*)})");

    /** Either literal bytes or the name of a capture. */
    record Piece(String text, boolean captured) {}

    /** A dollar that begins no known name is an error, so that {@code $Junk} is not sent as a typing mistake. */
    static Text parse(String source, Set<String> known, String where) {
        List<Piece> pieces = new ArrayList<>();
        Matcher dollars = NAME.matcher(source);
        int from = 0;
        for (int at = source.indexOf('$'); at >= 0; at = source.indexOf('$', from)) {
            dollars.region(at, source.length());
            if (!dollars.lookingAt()) {
                throw new TranscriptSyntaxException(where, "a dollar sign is written $$");
            }
            pieces.add(literal(source.substring(from, at)));
            pieces.add(dollar(dollars, known, where));
            from = dollars.end();
        }
        pieces.add(literal(source.substring(from)));
        return new Text(List.copyOf(pieces));
    }

    static Text literally(String wire) {
        return new Text(List.of(new Piece(wire, false)));
    }

    private static Piece literal(String text) {
        return new Piece(Wire.encode(text), false);
    }

    private static Piece dollar(Matcher dollars, Set<String> known, String where) {
        if (dollars.group().equals("$$")) {
            return literal("$");
        }
        String name = name(dollars);
        if (!known.contains(name)) {
            throw new TranscriptSyntaxException(
                    where, "$" + name + " was not captured above (a dollar sign is written $$)");
        }
        return new Piece(name, true);
    }

    static String name(Matcher dollars) {
        return dollars.group(1) != null ? dollars.group(1) : dollars.group(2);
    }

    String fill(Captures captures) {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            filled.append(piece.captured() ? captures.value(piece.text()) : piece.text());
        }
        return filled.toString();
    }
}
