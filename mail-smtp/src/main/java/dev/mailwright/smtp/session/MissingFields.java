package dev.mailwright.smtp.session;

import dev.mailwright.message.Header;
import dev.mailwright.message.HeaderBlock;
import dev.mailwright.message.Headers;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** What a submission server adds where a client left it out. // rfc6409#8 */
final class MissingFields {

    private static final int RANDOM_OCTETS = 16;

    private final SmtpHost host;

    MissingFields(SmtpHost host) {
        this.host = host;
    }

    HeaderBlock of(Headers headers) {
        HeaderBlock missing = HeaderBlock.EMPTY;
        if (headers.first("Date").isEmpty()) { // rfc6409#8.2
            String now = Dates.RFC_5322.format(host.time().now().atOffset(ZoneOffset.UTC));
            missing = missing.plus(new Header("Date", now));
        }
        if (headers.first("Message-ID").isEmpty()) { // rfc6409#8.3
            missing = missing.plus(new Header("Message-ID", messageId()));
        }
        return missing;
    }

    private String messageId() {
        byte[] octets = new byte[RANDOM_OCTETS];
        host.random().nextBytes(octets);
        return "<" + HexFormat.of().formatHex(octets) + "@" + host.hostname() + ">";
    }
}
