package dev.mailwright.examples.serve;

import dev.mailwright.DataSize;
import java.util.Locale;

/** Sizes as people write them: {@code 500}, {@code 50M}, {@code 2 GiB}, {@code unlimited}. */
final class Sizes {

    private static final String UNITS = "KMGT";

    private Sizes() {}

    /** K, M, G and T are powers of 1,024. */
    static DataSize parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (upper.equals("UNLIMITED")) {
            return DataSize.UNLIMITED;
        }
        int end = 0;
        while (end < upper.length() && Character.isDigit(upper.charAt(end))) {
            end++;
        }
        String unit = upper.substring(end).strip();
        String letter = unit.endsWith("IB") ? unit.substring(0, unit.length() - 2) : unit;
        int power = letter.isEmpty() ? 0 : letter.length() == 1 ? UNITS.indexOf(letter) + 1 : 0;
        if (end == 0 || (power == 0 && !letter.isEmpty())) {
            throw new IllegalArgumentException("a size is a number with K, M, G or T behind it, as in 50M");
        }
        try {
            return DataSize.ofBytes(Math.multiplyExact(Long.parseLong(upper.substring(0, end)), 1L << (10 * power)));
        } catch (ArithmeticException | NumberFormatException large) {
            throw new IllegalArgumentException("this is too large; say unlimited if you mean that", large);
        }
    }
}
