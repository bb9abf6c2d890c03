package dev.mailwright.imap.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The day that a Date field names, time and zone disregarded (RFC 5322 section 3.3, with section 4.3). */
final class SentDate {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** Day of the week, day, month, year: what follows is of no interest. */
    private static final int WORDS = 4;

    private SentDate() {}

    /** Empty where it is not a date. */
    static Optional<LocalDate> parse(String value) {
        List<String> words = words(value);
        int at = words.isEmpty() || isNumber(words.get(0)) ? 0 : 1;
        if (words.size() < at + 3 || !isNumber(words.get(at)) || !isNumber(words.get(at + 2))) {
            return Optional.empty();
        }
        String month = words.get(at + 1).toLowerCase(Locale.ROOT);
        int number = month.length() < 3 ? 0 : MONTHS.indexOf(month.substring(0, 3)) + 1;
        try {
            return Optional.of(LocalDate.of(year(words.get(at + 2)), number, Integer.parseInt(words.get(at))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    // rfc5322#4.3
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 2) {
            return year < 50 ? 2000 + year : 1900 + year;
        }
        return digits.length() == 3 ? 1900 + year : year;
    }

    private static boolean isNumber(String word) {
        return word.length() <= 4 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static List<String> words(String value) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int comment = 0;
        for (int i = 0; i <= value.length() && words.size() < WORDS; i++) {
            char c = i < value.length() ? value.charAt(i) : ' ';
            comment += c == '(' ? 1 : 0;
            if (comment == 0 && " \t,-\r\n".indexOf(c) < 0) {
                word.append(c);
            } else if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
            comment -= c == ')' && comment > 0 ? 1 : 0;
        }
        return words;
    }
}
