package dev.mailwright.smtp.command;

import java.util.OptionalLong;

/** Numbers as the grammars of SMTP have them: ASCII digits, no sign. */
public final class Digits {

    private Digits() {}

    /** Empty when it is no number or has more than {@code most} digits, at most 18. */
    public static OptionalLong parse(String text, int most) {
        if (text.isEmpty() || text.length() > most || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }
}
