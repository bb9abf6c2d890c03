package dev.mailwright.observe;

import java.util.HexFormat;

/**
 * Makes text from a peer safe to log: what could forge a line or drive a terminal is escaped, what is long is cut.
 *
 * <p>Thread-safe.
 */
public final class LogText {

    /** The longest text that {@link #safe} returns, in characters. */
    public static final int MAX_LENGTH = 512;

    private static final String ELLIPSIS = "...";

    private LogText() {}

    /**
     * Escapes control, format and surrogate characters and the backslash, and cuts at {@link #MAX_LENGTH} characters. Linear; looks at no more of the text
     * than it returns.
     */
    public static String safe(CharSequence text) {
        StringBuilder safe = new StringBuilder(Math.min(text.length() + 16, MAX_LENGTH));
        int fits = 0;
        for (int at = 0; at < text.length(); ) {
            int point = Character.codePointAt(text, at);
            safe.append(shown(point));
            at += Character.charCount(point);
            if (safe.length() > MAX_LENGTH) {
                safe.setLength(fits);
                return safe.append(ELLIPSIS).toString();
            }
            if (safe.length() <= MAX_LENGTH - ELLIPSIS.length()) {
                fits = safe.length();
            }
        }
        return safe.toString();
    }

    private static String shown(int point) {
        return switch (point) {
            case '\\' -> "\\\\";
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> printable(point) ? Character.toString(point) : escaped(point);
        };
    }

    private static String escaped(int point) {
        return "\\u" + HexFormat.of().toHexDigits(point, point > 0xffff ? 6 : 4);
    }

    private static boolean printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
