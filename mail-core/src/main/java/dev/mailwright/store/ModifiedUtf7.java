package dev.mailwright.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The encoding of folder names in IMAP4rev1 and on disk. Pure. // rfc3501#5.1.3 */
public final class ModifiedUtf7 {

    private ModifiedUtf7() {}

    public static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                out.append(c);
                i++;
            } else if (c == '&') {
                out.append("&-");
                i++;
            } else {
                int end = i;
                while (end < text.length() && !isPlain(text.charAt(end)) && text.charAt(end) != '&') {
                    end++;
                }
                byte[] utf16 = text.substring(i, end).getBytes(StandardCharsets.UTF_16BE);
                String base64 = Base64.getEncoder().withoutPadding().encodeToString(utf16);
                out.append('&').append(base64.replace('/', ',')).append('-');
                i = end;
            }
        }
        return out.toString();
    }

    private static boolean isPlain(char c) {
        return c >= 0x20 && c <= 0x7e && c != '&';
    }

    /** Empty when it is not the one encoding of any text. */
    public static Optional<String> decode(String encoded) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < encoded.length()) {
            char c = encoded.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                return Optional.empty();
            }
            if (c != '&') {
                out.append(c);
                i++;
                continue;
            }
            int end = encoded.indexOf('-', i);
            Optional<String> shifted = end < 0 ? Optional.empty() : shifted(encoded.substring(i + 1, end));
            if (shifted.isEmpty()) {
                return Optional.empty();
            }
            out.append(shifted.get());
            i = end + 1;
        }
        String text = out.toString();
        return encode(text).equals(encoded) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> shifted(String base64) {
        if (base64.isEmpty()) {
            return Optional.of("&");
        }
        try {
            byte[] utf16 = Base64.getDecoder().decode(base64.replace(',', '/'));
            return Optional.of(StandardCharsets.UTF_16BE
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf16))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
