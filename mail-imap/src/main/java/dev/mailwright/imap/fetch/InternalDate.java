package dev.mailwright.imap.fetch;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes {@code date-time} (RFC 3501 section 9). */
final class InternalDate {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("\"dd-MMM-uuuu HH:mm:ss xx\"".replace("\"", "'\"'"), Locale.ENGLISH);

    /** Years have four digits; a file may have any time. */
    private static final Instant FIRST =
            OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();

    private static final Instant LAST =
            OffsetDateTime.of(9999, 12, 30, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();

    private InternalDate() {}

    static String text(Instant date, ZoneId zone) {
        Instant told = date.isBefore(FIRST) ? FIRST : date.isAfter(LAST) ? LAST : date;
        OffsetDateTime local = told.atZone(zone).toOffsetDateTime();
        // rfc3501#9: a zone has no seconds, which zones before clocks were set by law do have
        ZoneOffset whole = ZoneOffset.ofTotalSeconds(local.getOffset().getTotalSeconds() / 60 * 60);
        return FORMAT.format(local.withOffsetSameInstant(whole));
    }
}
