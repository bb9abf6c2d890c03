package dev.mailwright.directory.password;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stored password taken apart: {@code {SCHEME}value}, the scheme with {@code .HEX}, {@code .B64} or {@code .BASE64}
 * behind its name where the value is written so.
 *
 * @param scheme upper case, without the suffix
 * @param encoding the suffix in upper case, or empty
 */
record StoredText(String scheme, String encoding, String value) {

    /** Nothing of a password has more. */
    private static final int MAX_LENGTH = 4_096;

    static @Nullable StoredText parse(String stored) {
        int end = stored.indexOf('}');
        if (!stored.startsWith("{") || end < 2 || stored.length() > MAX_LENGTH) {
            return null;
        }
        String name = stored.substring(1, end).toUpperCase(Locale.ROOT);
        int dot = name.indexOf('.');
        String encoding = dot < 0 ? "" : name.substring(dot + 1);
        return new StoredText(dot < 0 ? name : name.substring(0, dot), encoding, stored.substring(end + 1));
    }

    /** The octets of the value; empty when it is not written as it says. */
    byte[] octets(Scheme target) {
        return switch (encoding) {
            case "HEX" -> Fields.hex(value);
            case "B64", "BASE64" -> Fields.base64(value);
            case "" -> plainOctets(target);
            default -> new byte[0];
        };
    }

    private byte[] plainOctets(Scheme target) {
        if (target.isText()) {
            return value.getBytes(StandardCharsets.UTF_8);
        }
        boolean hex = target.digestLength() > 0 && value.length() == 2 * target.digestLength();
        return hex ? Fields.hex(value) : Fields.base64(value);
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "{" + scheme + "}";
    }
}
