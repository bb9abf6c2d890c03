package dev.mailwright.net;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * One line without its ending.
 *
 * @param text the octets, each as the character of the same number (ISO 8859-1)
 * @param defects what is wrong with the line; a line with defects must be refused, never repaired, and the connection closed after the refusal of a
 *     {@link LineDefect#BARE_LF}, since what follows may be somebody else's bytes
 */
public record Line(String text, Set<LineDefect> defects) implements Frame {

    /** Copies the set. */
    public Line {
        defects = Set.copyOf(defects);
    }

    /** Whether nothing is wrong with the line's ending and characters. */
    public boolean clean() {
        return defects.isEmpty();
    }

    /** The octets as they came, a fresh array. */
    public byte[] octets() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The octets read as UTF-8; empty if they are not valid UTF-8. */
    public Optional<String> utf8() {
        if (ascii()) {
            return Optional.of(text);
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets()))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** Whether all octets are below 128. */
    public boolean ascii() {
        return text.chars().allMatch(c -> c < 128);
    }
}
