package dev.mailwright.imap.fetch;

import java.util.Optional;

/** Writes {@code string} and {@code nstring} (RFC 3501 section 9) of octets as chars 0 to 255. */
final class Nstring {

    /** What is longer is a literal, since clients read quoted strings into lines. */
    private static final int MAX_QUOTED = 1000;

    private Nstring() {}

    static void write(Optional<String> octets, StringBuilder to) {
        if (octets.isPresent()) {
            write(octets.get(), to);
        } else {
            to.append("NIL");
        }
    }

    static void write(String octets, StringBuilder to) {
        if (quotable(octets)) {
            to.append('"');
            for (int i = 0; i < octets.length(); i++) {
                char c = octets.charAt(i);
                if (c == '"' || c == '\\') {
                    to.append('\\');
                }
                to.append(c);
            }
            to.append('"');
        } else {
            // rfc3501#9: CHAR8 has no NUL
            to.append('{').append(octets.length()).append("}\r\n").append(octets.replace('\0', '\u0080'));
        }
    }

    private static boolean quotable(String octets) {
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c == '\r' || c == '\n' || c == '\0' || c >= 0x80) {
                return false;
            }
        }
        return octets.length() <= MAX_QUOTED;
    }
}
