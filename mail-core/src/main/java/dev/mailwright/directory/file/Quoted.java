package dev.mailwright.directory.file;

import java.util.function.IntPredicate;

/** Finds characters outside of quotes; a backslash in quotes takes the next character as it is. Linear. */
final class Quoted {

    private Quoted() {}

    /** Where the character is first found outside of quotes, or -1. */
    static int indexOf(String text, int from, char wanted) {
        return indexOf(text, from, c -> c == wanted);
    }

    static int indexOf(String text, int from, IntPredicate wanted) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && wanted.test(c)) {
                return i;
            }
        }
        if (quoted) {
            throw new BadLineException("a quote is not closed");
        }
        return -1;
    }
}
