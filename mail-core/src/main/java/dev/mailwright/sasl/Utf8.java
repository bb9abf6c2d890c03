package dev.mailwright.sasl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What clients send as text. */
final class Utf8 {

    private Utf8() {}

    /** Null when it is longer or no UTF-8. */
    static @Nullable String text(byte[] data, int maxOctets) {
        if (data.length > maxOctets) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException broken) {
            return null;
        }
    }
}
