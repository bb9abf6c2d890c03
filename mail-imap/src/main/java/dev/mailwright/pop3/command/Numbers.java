package dev.mailwright.pop3.command;

import java.util.List;
import java.util.OptionalInt;

/** Message numbers and line counts. */
public final class Numbers {

    private static final int MOST_DIGITS = 10;

    private Numbers() {}

    /** The one number that the argument must be. */
    public static int one(String argument) {
        return optional(argument).orElseThrow(() -> new SyntaxException(Fault.ARGUMENT_MISSING));
    }

    /** The one number that the argument may be. */
    public static OptionalInt optional(String argument) {
        List<String> words = CommandLine.words(argument);
        if (words.size() > 1) {
            throw new SyntaxException(Fault.TOO_MANY_ARGUMENTS);
        }
        return words.isEmpty() ? OptionalInt.empty() : OptionalInt.of(number(words.get(0)));
    }

    /** Decimal digits, leading zeros allowed; at most 2^31 - 1. */
    static int number(String digits) {
        int start = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw new SyntaxException(Fault.NOT_A_NUMBER);
            }
            if (c == '0' && start == i) {
                start++;
            }
        }
        int significant = digits.length() - start;
        long value =
                significant == 0 || significant > MOST_DIGITS ? 0 : Long.parseLong(digits, start, digits.length(), 10);
        if (significant > MOST_DIGITS || value > Integer.MAX_VALUE) {
            throw new SyntaxException(Fault.NUMBER_TOO_LARGE);
        }
        return (int) value;
    }
}
