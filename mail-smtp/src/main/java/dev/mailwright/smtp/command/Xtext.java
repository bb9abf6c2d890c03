package dev.mailwright.smtp.command;

import java.util.Optional;

/** Printable ASCII in which {@code +}, {@code =} and everything else stand as {@code +XX}. // rfc3461#4 */
public final class Xtext {

    private Xtext() {}

    public static boolean isValid(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || c == '=') {
                return false;
            }
            if (c == '+') {
                if (i + 2 >= text.length() || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
                    return false;
                }
                i += 2;
            }
        }
        return !text.isEmpty();
    }

    /** What the text stands for, octets as characters; absent where it is no xtext. */
    public static Optional<String> decode(String text) {
        if (!isValid(text)) {
            return Optional.empty();
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '+') {
                decoded.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                decoded.append(text.charAt(i));
            }
        }
        return Optional.of(decoded.toString());
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'F';
    }
}
