package dev.mailwright.transcript;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Bytes on the wire held as strings of chars 0 to 255, so that they can be compared and searched without loss. */
final class Wire {
    private static final int SHOWN = 240;

    private Wire() {}

    static String of(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    static byte[] bytes(String wire) {
        return wire.getBytes(ISO_8859_1);
    }

    static String encode(String text) {
        return of(text.getBytes(UTF_8));
    }

    static String decode(String wire) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(wire))).toString();
        } catch (CharacterCodingException notUtf8) {
            return wire;
        }
    }

    /** For people: control bytes and bytes that are not UTF-8 as escapes, and no more than a line's worth. */
    static String show(String wire) {
        String text = decode(wire);
        boolean utf8 = !text.equals(wire);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < SHOWN; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f || c > 0x9f && utf8) {
                shown.append(c);
            } else {
                shown.append(escape(c));
            }
        }
        if (shown.length() >= SHOWN) {
            shown.append(" [").append(wire.length()).append(" bytes]");
        }
        return shown.toString();
    }

    private static String escape(char c) {
        return switch (c) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\0' -> "\\0";
            default -> String.format("\\x%02x", (int) c);
        };
    }
}
