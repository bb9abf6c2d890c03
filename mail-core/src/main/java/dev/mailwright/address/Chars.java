package dev.mailwright.address;

import java.nio.charset.StandardCharsets;

/** Character classes of the address grammar. */
final class Chars {

    private static final String ATEXT_SPECIALS = "!#$%&'*+-/=?^_`{|}~";
    private static final boolean[] ATEXT = new boolean[128];

    static {
        for (char c = 0; c < 128; c++) {
            ATEXT[c] = isLetterOrDigit(c) || ATEXT_SPECIALS.indexOf(c) >= 0;
        }
    }

    private Chars() {}

    static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** atext, with the non-ASCII characters that rfc6531#3.3 adds. */
    static boolean isAtext(char c) {
        return c < 128 ? ATEXT[c] : !isForbidden(c);
    }

    /** What may stand in a quoted local part: printable ASCII, space and non-ASCII text. */
    static boolean isQuotable(char c) {
        return c >= ' ' && !isForbidden(c);
    }

    /** Controls of both sets, line and paragraph separators, the byte order mark. */
    private static boolean isForbidden(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\ufeff';
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** Index of the first surrogate without its partner, or -1. */
    static int loneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }

    static int octets(String text) {
        return isAscii(text) ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
