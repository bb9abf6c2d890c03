package dev.mailwright.imap.wire;

import java.util.Optional;

/**
 * The announcement of a literal at the end of a line (RFC 3501 section 4.3, RFC 7888).
 *
 * @param size octets that follow
 * @param synchronizing the client waits for a continuation request
 * @param start index of the opening brace in its line
 */
public record LiteralMark(long size, boolean synchronizing, int start) {

    /** More digits than any size that could be accepted. */
    private static final int MAX_DIGITS = 18;

    /** The mark that a line ends with, if it does. */
    public static Optional<LiteralMark> atEndOf(String line) {
        int end = line.length() - 1;
        if (end < 2 || line.charAt(end) != '}') {
            return Optional.empty();
        }
        boolean plus = line.charAt(end - 1) == '+';
        int digits = plus ? end - 1 : end;
        int at = digits;
        while (at > 0 && isDigit(line.charAt(at - 1))) {
            at--;
        }
        if (at == digits || at == 0 || line.charAt(at - 1) != '{') {
            return Optional.empty();
        }
        return Optional.of(new LiteralMark(size(line, at, digits), !plus, at - 1));
    }

    private static long size(String line, int from, int to) {
        return to - from > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(line.substring(from, to));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
