package dev.mailwright.directory.password;

import java.text.Normalizer;

/**
 * Prepares passwords and logins so that two ways to type the same thing are equal. // rfc4013
 *
 * <p>Close to SASLprep rather than SASLprep: the JDK normalises by its own version of Unicode instead of 3.2 and lets
 * unassigned characters be. Text with what SASLprep prohibits, control characters first of all, is left as it is.
 */
public final class SaslPrep {

    private SaslPrep() {}

    /** The prepared text. ASCII without control characters is its own. */
    public static String prepare(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            return text;
        }
        StringBuilder mapped = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isMappedToNothing(c)).forEach(c -> mapped.appendCodePoint(isSpace(c) ? ' ' : c));
        String prepared = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
        boolean prohibited = prepared.isEmpty() || prepared.codePoints().anyMatch(SaslPrep::isProhibited);
        return prohibited ? text : prepared;
    }

    // rfc3454#C.1.2
    private static boolean isSpace(int c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR || c == 0x200b;
    }

    // rfc3454#B.1
    private static boolean isMappedToNothing(int c) {
        return c == 0xad
                || c == 0x34f
                || c == 0x1806
                || c >= 0x180b && c <= 0x180d
                || c == 0x200c
                || c == 0x200d
                || c == 0x2060
                || c >= 0xfe00 && c <= 0xfe0f
                || c == 0xfeff;
    }

    // rfc4013#2.3
    private static boolean isProhibited(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> (c & 0xfffe) == 0xfffe || c >= 0xfdd0 && c <= 0xfdef || c == 0xfffd;
        };
    }
}
