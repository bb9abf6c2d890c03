package dev.mailwright.examples.authentication;

import dev.mailwright.arc.ArcSealer;
import dev.mailwright.authres.AuthenticationResults;
import dev.mailwright.authres.MethodResult;
import dev.mailwright.dkim.ScannedMessage;
import dev.mailwright.message.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages that local.example has sealed. */
final class Chains {

    private Chains() {}

    static byte[] seal(Domains domains, byte[] message) throws IOException {
        List<Header> set = ArcSealer.of(domains.time::now)
                .seal(
                        ScannedMessage.readForSealing(new ByteArrayInputStream(message)),
                        new AuthenticationResults("hop.example", List.of(MethodResult.of("dmarc", "pass"))),
                        domains.arc(message),
                        domains.ours);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        set.forEach(field -> out.writeBytes(field.render().getBytes(StandardCharsets.US_ASCII)));
        out.writeBytes(message);
        return out.toByteArray();
    }

    static byte[] replaced(byte[] message, String old, String other) {
        return new String(message, StandardCharsets.ISO_8859_1)
                .replace(old, other)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
