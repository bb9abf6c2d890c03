package dev.mailwright.directory.password;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Takes stored values apart. What is broken gives a value that no caller accepts. */
final class Fields {

    private static final int MAX_DIGITS = 9;

    private Fields() {}

    /** All fields, also the empty ones at the end. */
    static String[] split(String text, char at) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(at); to >= 0; to = text.indexOf(at, from)) {
            parts.add(text.substring(from, to));
            from = to + 1;
        }
        parts.add(text.substring(from));
        return parts.toArray(String[]::new);
    }

    /** The number after a prefix, at most nine digits; -1 when there is none. */
    static int number(String text, String prefix) {
        return text.startsWith(prefix) ? number(text.substring(prefix.length())) : -1;
    }

    /** At most nine digits; -1 for anything else. */
    static int number(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Integer.parseInt(text);
    }

    /** With or without padding; empty for what is no Base64. */
    static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
    }

    /** Empty for what is no hexadecimal text. */
    static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
    }
}
