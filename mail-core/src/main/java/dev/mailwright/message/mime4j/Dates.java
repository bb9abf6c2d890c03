package dev.mailwright.message.mime4j;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.field.DateTimeField;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.stream.RawField;

/** Reads dates as they are written, obsolete and broken forms included. // rfc5322#3.3 rfc5322#4.3 */
final class Dates {

    private static final int MAX = 100;

    private Dates() {}

    static Optional<Instant> parse(String text) {
        if (text.length() > MAX) {
            return Optional.empty();
        }
        DateTimeField field = DateTimeFieldLenientImpl.PARSER.parse(new RawField("Date", text), DecodeMonitor.SILENT);
        return Optional.ofNullable(field.getDate()).map(Date::toInstant);
    }
}
