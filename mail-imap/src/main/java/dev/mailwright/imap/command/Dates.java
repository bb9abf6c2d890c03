package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Chars;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Reads dates (RFC 3501 section 9). */
final class Dates {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private static final String DATE = "Expected a date as 1-Feb-2003";
    private static final String DATE_TIME = "Expected a date and time as \"01-Feb-2003 04:05:06 +0000\"";

    private Dates() {}

    /** {@code date}, with or without quotes. */
    static LocalDate date(Tokens in) {
        String text = in.at('"') ? in.string() : in.run(Chars.ATOM, DATE);
        return date(text, DATE);
    }

    /** {@code date-time}, in quotes. */
    static OffsetDateTime dateTime(Tokens in) {
        String text = in.string();
        int length = text.length();
        if (length != 26 || text.charAt(11) != ' ' || text.charAt(20) != ' ') {
            throw new SyntaxException(DATE_TIME);
        }
        LocalDate day = date(text.substring(0, 11).stripLeading(), DATE_TIME);
        try {
            return OffsetDateTime.of(day, time(text.substring(12, 20)), zone(text.substring(21)));
        } catch (DateTimeException e) {
            throw new SyntaxException(DATE_TIME);
        }
    }

    private static LocalDate date(String text, String otherwise) {
        int first = text.indexOf('-');
        int second = text.indexOf('-', first + 1);
        if (first < 1 || first > 2 || second != first + 4 || text.length() != second + 5) {
            throw new SyntaxException(otherwise);
        }
        int month = MONTHS.indexOf(text.substring(first + 1, second).toUpperCase(Locale.ROOT));
        try {
            return LocalDate.of(number(text.substring(second + 1)), month + 1, number(text.substring(0, first)));
        } catch (DateTimeException e) {
            throw new SyntaxException(otherwise);
        }
    }

    private static LocalTime time(String text) {
        if (text.charAt(2) != ':' || text.charAt(5) != ':') {
            throw new SyntaxException(DATE_TIME);
        }
        int second = Math.min(59, number(text.substring(6)));
        return LocalTime.of(number(text.substring(0, 2)), number(text.substring(3, 5)), second);
    }

    private static ZoneOffset zone(String text) {
        char sign = text.charAt(0);
        if (sign != '+' && sign != '-') {
            throw new SyntaxException(DATE_TIME);
        }
        int minutes = number(text.substring(1, 3)) * 60 + number(text.substring(3));
        return ZoneOffset.ofTotalSeconds((sign == '-' ? -minutes : minutes) * 60);
    }

    private static int number(String digits) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            if (!Chars.DIGIT.contains(digits.charAt(i))) {
                throw new DateTimeException("not a number");
            }
            value = value * 10 + digits.charAt(i) - '0';
        }
        return value;
    }
}
