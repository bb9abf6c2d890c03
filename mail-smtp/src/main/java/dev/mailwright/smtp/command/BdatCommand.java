package dev.mailwright.smtp.command;

import java.util.Locale;

/**
 * {@code BDAT size [LAST]}: so many octets follow the line. // rfc3030#2
 *
 * @param size up to 18 digits
 */
public record BdatCommand(long size, boolean last) {

    private static final int DIGITS = 18;

    public static BdatCommand of(String argument) {
        String[] words = argument.split(" +", 3);
        boolean last = words.length == 2 && words[1].toUpperCase(Locale.ROOT).equals("LAST");
        if (words.length > 2 || words.length == 2 && !last) {
            throw malformed();
        }
        return new BdatCommand(Digits.parse(words[0], DIGITS).orElseThrow(BdatCommand::malformed), last);
    }

    private static SyntaxException malformed() {
        return new SyntaxException(SyntaxException.Kind.ARGUMENT, "say BDAT size [LAST]");
    }
}
