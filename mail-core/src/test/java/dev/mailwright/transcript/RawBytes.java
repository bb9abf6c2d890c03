package dev.mailwright.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the bytes of a {@code C!} line: quoted strings with the escapes {@code \r \n \t \0 \" \\ \xHH}, each perhaps
 * repeated as in {@code "A"*9000}, and {@code $name}; a {@code #} between them begins a comment.
 */
final class RawBytes {
    static final int LIMIT = 64 << 20;

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"(?:\\s*\\*\\s*(\\d{1,9}))?|(\\$[A-Za-z][A-Za-z0-9]*)|(#.*))");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([rnt0\"\\\\])|x([0-9A-Fa-f]{2}))");

    private RawBytes() {}

    static Text parse(String source, Set<String> known, String where) {
        List<Text.Piece> pieces = new ArrayList<>();
        Matcher token = TOKEN.matcher(source);
        int at = 0;
        while (at < source.stripTrailing().length()) {
            token.region(at, source.length());
            if (!token.lookingAt()) {
                throw new TranscriptSyntaxException(
                        where,
                        "not a quoted string, \"...\"*count or $name: "
                                + source.substring(at).strip());
            }
            if (token.group(1) != null) {
                pieces.add(new Text.Piece(repeated(token, where), false));
            } else if (token.group(3) != null) {
                pieces.addAll(Text.parse(token.group(3), known, where).pieces());
            }
            at = token.end();
        }
        if (pieces.isEmpty()) {
            throw new TranscriptSyntaxException(where, "no bytes: write them as \"...\"");
        }
        return new Text(List.copyOf(pieces));
    }

    private static String repeated(Matcher token, String where) {
        String bytes = unescape(token.group(1), where);
        int times = token.group(2) == null ? 1 : Integer.parseInt(token.group(2));
        if ((long) bytes.length() * times > LIMIT) {
            throw new TranscriptSyntaxException(where, "more than " + LIMIT + " bytes");
        }
        return bytes.repeat(times);
    }

    private static String unescape(String quoted, String where) {
        StringBuilder bytes = new StringBuilder();
        Matcher escape = ESCAPE.matcher(quoted);
        int from = 0;
        for (int at = quoted.indexOf('\\'); at >= 0; at = quoted.indexOf('\\', from)) {
            bytes.append(Wire.encode(quoted.substring(from, at)));
            if (!escape.region(at, quoted.length()).lookingAt()) {
                throw new TranscriptSyntaxException(where, "unknown escape " + quoted.substring(at, at + 2));
            }
            bytes.append(
                    escape.group(1) == null ? (char) Integer.parseInt(escape.group(2), 16) : named(escape.group(1)));
            from = escape.end();
        }
        return bytes.append(Wire.encode(quoted.substring(from))).toString();
    }

    private static char named(String escape) {
        return switch (escape.charAt(0)) {
            case 'r' -> '\r';
            case 'n' -> '\n';
            case 't' -> '\t';
            case '0' -> '\0';
            default -> escape.charAt(0);
        };
    }
}
