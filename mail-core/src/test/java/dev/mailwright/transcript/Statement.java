package dev.mailwright.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * A {@code given} or {@code then} line as a {@link World} gets it.
 *
 * @param text what follows the word, captures filled in, white space folded
 * @param block the {@code |} lines under it, without line ends
 */
public record Statement(String text, List<String> block) {

    public Statement {
        block = List.copyOf(block);
    }

    /** The text split at white space. */
    public List<String> words() {
        return List.of(text.split("\\s+"));
    }

    /** The block as a message: UTF-8, each line ended by CRLF. */
    public byte[] message() {
        StringBuilder message = new StringBuilder();
        block.forEach(line -> message.append(line).append("\r\n"));
        return message.toString().getBytes(UTF_8);
    }

    /** For a world that does not know this sentence. */
    public IllegalArgumentException unknown() {
        return new IllegalArgumentException("this world does not understand: " + text);
    }

    @Override
    public String toString() {
        return text;
    }
}
