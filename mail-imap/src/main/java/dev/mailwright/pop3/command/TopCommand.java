package dev.mailwright.pop3.command;

import java.util.List;

/**
 * TOP and its arguments. // rfc1939#7
 *
 * @param lines of the body, 0 or more
 */
public record TopCommand(int message, int lines) {

    public static TopCommand of(String argument) {
        List<String> words = CommandLine.words(argument);
        if (words.size() < 2) {
            throw new SyntaxException(Fault.ARGUMENT_MISSING);
        }
        if (words.size() > 2) {
            throw new SyntaxException(Fault.TOO_MANY_ARGUMENTS);
        }
        return new TopCommand(Numbers.number(words.get(0)), Numbers.number(words.get(1)));
    }
}
