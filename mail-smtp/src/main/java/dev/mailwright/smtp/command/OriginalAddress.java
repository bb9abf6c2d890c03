package dev.mailwright.smtp.command;

import dev.mailwright.message.OriginalRecipient;
import java.util.Locale;
import java.util.Optional;

/**
 * The value of ORCPT: a type, {@code ;}, and an address in xtext, or for the type {@code utf-8} in its own encoding, in
 * which {@code \x{HEX}} stands for a character. // rfc3461#4.2 rfc6533#3
 */
public final class OriginalAddress {

    private static final int LONGEST = 500;
    private static final int HEX_DIGITS = 6;

    private OriginalAddress() {}

    public static OriginalRecipient parse(String value) {
        int semicolon = value.indexOf(';');
        if (semicolon < 1 || value.length() > LONGEST) {
            throw malformed();
        }
        String type = value.substring(0, semicolon).toLowerCase(Locale.ROOT);
        String address = value.substring(semicolon + 1);
        String decoded = (type.equals("utf-8") ? unicode(address) : Xtext.decode(address))
                .orElseThrow(OriginalAddress::malformed);
        try {
            return new OriginalRecipient(type, decoded);
        } catch (IllegalArgumentException unfit) {
            throw malformed();
        }
    }

    /** Both forms at once: an xtext layer is undone where there is one, then {@code \x{HEX}}. */
    private static Optional<String> unicode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '\\' && c != '+') {
                out.append(c);
            } else if (c == '+') {
                Optional<String> octet =
                        at + 3 <= text.length() ? Xtext.decode(text.substring(at, at + 3)) : Optional.empty();
                if (octet.isEmpty()) {
                    return Optional.empty();
                }
                out.append(octet.get());
                at += 2;
            } else {
                int close = text.indexOf('}', at);
                int point = close < 0 ? -1 : point(text.substring(at, close + 1));
                if (point < 0) {
                    return Optional.empty();
                }
                out.appendCodePoint(point);
                at = close;
            }
        }
        return Optional.of(out.toString());
    }

    private static int point(String embedded) {
        int digits = embedded.length() - 4;
        if (!embedded.startsWith("\\x{") || digits < 2 || digits > HEX_DIGITS) {
            return -1;
        }
        int point = 0;
        for (char c : embedded.substring(3, embedded.length() - 1).toCharArray()) {
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            point = point * 16 + digit;
        }
        boolean allowed = point >= ' ' && point != 127 && Character.isValidCodePoint(point);
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return allowed && !surrogate ? point : -1;
    }

    private static SyntaxException malformed() {
        return new SyntaxException(
                SyntaxException.Kind.ARGUMENT, "ORCPT is a type, a semicolon and an encoded address");
    }
}
