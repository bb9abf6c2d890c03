package dev.mailwright.imap.search;

import dev.mailwright.store.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/** The moment that a Date field names. */
// rfc5256#2.2
final class SentTime {

    /** In hours. */
    // rfc5322#4.3
    private static final Map<String, Integer> ZONES =
            Map.of("EDT", -4, "EST", -5, "CDT", -5, "CST", -6, "MDT", -6, "MST", -7, "PDT", -7, "PST", -8);

    private SentTime() {}

    /** Where there is no date, that of arrival. The row has envelope and internal date. */
    static Instant of(Row row) {
        return row.envelope().date().flatMap(SentTime::parse).orElseGet(row::internalDate);
    }

    static Optional<Instant> parse(String value) {
        return SentDate.parse(value).map(day -> at(day, value));
    }

    private static Instant at(LocalDate day, String value) {
        StringTokenizer words = new StringTokenizer(value, " \t\r\n");
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (word.indexOf(':') > 0) {
                int offset = words.hasMoreTokens() ? minutes(words.nextToken()) : 0;
                return day.atTime(time(word)).toInstant(ZoneOffset.UTC).minusSeconds(60L * offset);
            }
        }
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static LocalTime time(String text) {
        String[] parts = text.split(":", -1);
        try {
            int second = parts.length > 2 ? Math.min(59, number(parts[2])) : 0;
            return LocalTime.of(number(parts[0]), number(parts[1]), second);
        } catch (DateTimeException e) {
            return LocalTime.MIDNIGHT;
        }
    }

    private static int minutes(String zone) {
        boolean numeric = zone.length() == 5 && (zone.charAt(0) == '+' || zone.charAt(0) == '-');
        if (!numeric) {
            return 60 * ZONES.getOrDefault(zone, 0);
        }
        try {
            int minutes = number(zone.substring(1, 3)) * 60 + number(zone.substring(3));
            return zone.charAt(0) == '-' ? -minutes : minutes;
        } catch (DateTimeException e) {
            return 0;
        }
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 2 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new DateTimeException("not a number");
        }
        return Integer.parseInt(digits);
    }
}
