package dev.mailwright.smtp.command;

import java.util.Locale;

/**
 * A command line taken apart at its first blank. // rfc5321#4.1.1
 *
 * @param verb in upper case; may be anything
 * @param argument what follows, blanks around it dropped
 */
public record CommandLine(String verb, String argument) {

    /** @param text a line without its ending */
    public static CommandLine of(String text) {
        int blank = text.indexOf(' ');
        String verb = blank < 0 ? text : text.substring(0, blank);
        String argument = blank < 0 ? "" : text.substring(blank + 1);
        return new CommandLine(verb.strip().toUpperCase(Locale.ROOT), argument.strip());
    }
}
