package dev.mailwright.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A dialogue as it is written in a file. Immutable.
 *
 * @param name the file as it is named in messages
 * @param title the first line of its comment, without the RFC section
 * @param sections the RFC sections of its leading comment, such as {@code rfc5321#4.1.1.3}; at least one
 * @param needs traits without which a way cannot play it
 * @param refuses traits with which a way cannot play it
 */
public record Transcript(
        String name, String title, List<String> sections, Set<String> needs, Set<String> refuses, List<Step> steps) {

    /** Reads a file; throws {@link TranscriptSyntaxException} when it is not a transcript. */
    public static Transcript read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return parse(file.toString(), UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException bad) {
            throw new TranscriptSyntaxException(
                    file + ":1", "not UTF-8 (other bytes are written in C! lines as \\xHH)");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads a text; throws {@link TranscriptSyntaxException} when it is not a transcript. */
    public static Transcript parse(String name, String source) {
        return new TranscriptParser(name, source).parse();
    }

    /** Whether a way with these traits can play it. */
    public boolean playableWith(Set<String> traits) {
        return traits.containsAll(needs) && refuses.stream().noneMatch(traits::contains);
    }
}
