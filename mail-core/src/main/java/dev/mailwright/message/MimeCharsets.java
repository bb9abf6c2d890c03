package dev.mailwright.message;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** Charset names of mail; one that is unknown counts as US-ASCII, so that what is not ASCII is replaced. */
final class MimeCharsets {

    private static final int MAX_NAME = 64;

    private MimeCharsets() {}

    static Charset named(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > MAX_NAME) {
            return StandardCharsets.US_ASCII;
        }
        try {
            return Charset.forName(trimmed);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.US_ASCII;
        }
    }
}
