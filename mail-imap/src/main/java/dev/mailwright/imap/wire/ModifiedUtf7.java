package dev.mailwright.imap.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How mailbox names beyond ASCII stand on the wire (RFC 3501 section 5.1.3). */
public final class ModifiedUtf7 {

    private ModifiedUtf7() {}

    /** The text as printable ASCII. */
    public static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '&') {
                out.append("&-");
                at++;
            } else if (isDirect(c)) {
                out.append(c);
                at++;
            } else {
                int end = at;
                while (end < text.length() && !isDirect(text.charAt(end))) {
                    end++;
                }
                out.append('&').append(base64(text.substring(at, end))).append('-');
                at = end;
            }
        }
        return out.toString();
    }

    /** The text behind; empty where this is not modified UTF-7, or not the one way to write its text. */
    public static Optional<String> decode(String wire) {
        StringBuilder out = new StringBuilder(wire.length());
        int at = 0;
        while (at < wire.length()) {
            char c = wire.charAt(at++);
            if (!isDirect(c)) {
                return Optional.empty();
            }
            if (c != '&') {
                out.append(c);
                continue;
            }
            int end = wire.indexOf('-', at);
            if (end < 0) {
                return Optional.empty();
            }
            if (end == at) {
                out.append('&');
            } else if (!shifted(wire.substring(at, end), out)) {
                return Optional.empty();
            }
            at = end + 1;
        }
        String text = out.toString();
        return encode(text).equals(wire) ? Optional.of(text) : Optional.empty();
    }

    private static boolean shifted(String base64, StringBuilder out) {
        if (base64.indexOf('/') >= 0) {
            return false;
        }
        try {
            byte[] utf16 = Base64.getDecoder().decode(base64.replace(',', '/'));
            String text = new String(utf16, StandardCharsets.UTF_16BE);
            out.append(text);
            return utf16.length % 2 == 0 && text.indexOf('\uFFFD') < 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_16BE))
                .replace('/', ',');
    }

    private static boolean isDirect(char c) {
        return c >= ' ' && c < 0x7f;
    }
}
