package dev.mailwright.smtp.command;

import java.util.Locale;
import java.util.Optional;

/**
 * {@code AUTH mechanism [initial-response]}. // rfc4954#4
 *
 * @param mechanism in upper case
 * @param initial in Base64, {@code =} for an empty one
 */
public record AuthCommand(String mechanism, Optional<String> initial) {

    public static AuthCommand of(String argument) {
        String[] words = argument.split(" +", 3);
        if (words[0].isEmpty() || words.length > 2) {
            throw new SyntaxException(SyntaxException.Kind.ARGUMENT, "say AUTH mechanism [initial-response]");
        }
        Optional<String> initial = words.length == 2 ? Optional.of(words[1]) : Optional.empty();
        return new AuthCommand(words[0].toUpperCase(Locale.ROOT), initial);
    }

    /** Keeps what was typed out of logs. */
    @Override
    public String toString() {
        return "AuthCommand[" + mechanism + "]";
    }
}
