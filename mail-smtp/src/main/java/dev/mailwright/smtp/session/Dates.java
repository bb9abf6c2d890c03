package dev.mailwright.smtp.session;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as headers have them. // rfc5322#3.3 */
final class Dates {

    static final DateTimeFormatter RFC_5322 = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US);

    private Dates() {}
}
