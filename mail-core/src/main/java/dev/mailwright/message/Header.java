package dev.mailwright.message;

import java.nio.charset.StandardCharsets;

/**
 * One header field to be written (rfc5322#2.2). Line folding is added when it is rendered, never given.
 *
 * @param name printable ASCII without a colon
 * @param value one line of text, written as UTF-8; no CR, LF or NUL
 */
public record Header(String name, String value) {

    /** Octets of a line that are aimed at, without CRLF. // rfc5322#2.1.1 */
    private static final int SOFT = 78;

    /** Octets of a line that are never passed, without CRLF. // rfc5322#2.1.1 */
    private static final int HARD = 998;

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if the name is not a field name, the value has CR, LF or NUL, or has no blank in a
     *     stretch that does not fit into a line of 998 octets
     */
    public Header {
        requireName(name);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n' || c == '\0') {
                throw new IllegalArgumentException("line break or NUL in header " + name);
            }
        }
        render(name, value);
    }

    private static void requireName(String name) {
        boolean ok = !name.isEmpty() && name.length() <= SOFT - 2;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            ok &= c > ' ' && c < 127 && c != ':';
        }
        if (!ok) {
            throw new IllegalArgumentException("not a header name");
        }
    }

    /** Whether the name is this one, case aside. */
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** The field as it is sent, folded, with CRLF at the end of each line. */
    public String render() {
        return render(name, value);
    }

    /** Words keep the blanks before them, so a fold falls on a blank that is there and no line is blank. */
    private static String render(String name, String value) {
        StringBuilder out = new StringBuilder(name.length() + value.length() + 8);
        out.append(name).append(':');
        int column = name.length() + 1;
        String text = " " + value.strip();
        boolean first = true;
        for (int start = 0; start < text.length(); ) {
            int end = wordEnd(text, start);
            String word = text.substring(start, end);
            int width = width(word);
            if (!first && column + width > SOFT) {
                out.append("\r\n");
                column = 0;
            }
            if (column + width > HARD) {
                throw new IllegalArgumentException("header " + name + " has no blank to fold at");
            }
            out.append(word);
            column += width;
            first = false;
            start = end;
        }
        return out.append("\r\n").toString();
    }

    private static int wordEnd(String text, int start) {
        int at = start;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && !isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static int width(String word) {
        return word.getBytes(StandardCharsets.UTF_8).length;
    }

    /** {@code Name: value} without folding. */
    @Override
    public String toString() {
        return name + ": " + value;
    }
}
