package dev.mailwright.pop3.command;

import java.util.List;
import java.util.Optional;

/**
 * AUTH and its arguments. // rfc5034#4
 *
 * @param mechanism empty to ask for the list of them, which is older than CAPA
 * @param initial the initial response as it came, in Base64 or {@code =}
 */
public record AuthCommand(Optional<String> mechanism, Optional<String> initial) {

    public static AuthCommand of(String argument) {
        List<String> words = CommandLine.words(argument);
        if (words.size() > 2) {
            throw new SyntaxException(Fault.TOO_MANY_ARGUMENTS);
        }
        return new AuthCommand(
                words.stream().findFirst(), words.stream().skip(1).findFirst());
    }
}
