package dev.mailwright.pop3.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/**
 * A command line taken apart at its first blank. // rfc1939#3
 *
 * @param verb in upper case; may be anything
 * @param argument what follows the blank, untouched
 */
public record CommandLine(String verb, String argument) {

    /** @param text a line without its ending */
    public static CommandLine of(String text) {
        int blank = text.indexOf(' ');
        String verb = blank < 0 ? text : text.substring(0, blank);
        String argument = blank < 0 ? "" : text.substring(blank + 1);
        return new CommandLine(verb.toUpperCase(Locale.ROOT), argument);
    }

    /** The argument split at blanks. */
    public static List<String> words(String argument) {
        List<String> words = new ArrayList<>(2);
        StringTokenizer tokens = new StringTokenizer(argument, " \t");
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }

    /** Requires that nothing but blanks follows the verb. */
    public static void requireNothing(String argument) {
        if (!argument.isBlank()) {
            throw new SyntaxException(Fault.TOO_MANY_ARGUMENTS);
        }
    }
}
