package dev.mailwright.examples.authentication;

import dev.mailwright.Time;
import dev.mailwright.address.Domain;
import dev.mailwright.arc.ArcResult;
import dev.mailwright.arc.ArcVerifier;
import dev.mailwright.dkim.DkimKey;
import dev.mailwright.dkim.DkimKeys;
import dev.mailwright.dkim.DkimResult;
import dev.mailwright.dkim.DkimSigner;
import dev.mailwright.dkim.DkimVerifier;
import dev.mailwright.dkim.ScannedMessage;
import dev.mailwright.dkim.SigningKey;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/** Domains with their keys and records: example.com writes, local.example is ours. */
final class Domains {

    final Time time = new VirtualTime(Instant.now());
    final DkimKey theirs = key("example.com");
    final DkimKey ours = key("local.example");
    final DkimKeys keys = DkimKeys.of(ours);
    final ZoneDns dns = ZoneDns.of("""
        example.com. TXT "v=spf1 ip4:192.0.2.1 -all"
        _dmarc.example.com. TXT "v=DMARC1; p=reject"
        allowed.example. TXT "v=spf1 ip4:127.0.0.1 -all"
        """);

    Domains() {
        for (DkimKey key : List.of(theirs, ours)) {
            dns.add(key.recordName().toString(), RecordType.TXT, key.key().keyRecord());
        }
    }

    private static DkimKey key(String domain) {
        return DkimKey.of(Domain.of(domain), "dkim", SigningKey.generateRsa(new SecureRandom()));
    }

    static byte[] plain(String header) {
        return (header + "Subject: hello\n\nHello\n").replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    byte[] signed(byte[] message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Header field :
                DkimSigner.builder(time::now).build().sign(new ByteArrayInputStream(message), List.of(theirs))) {
            out.writeBytes(field.render().getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(message);
        return out.toByteArray();
    }

    private DkimVerifier verifier() {
        return DkimVerifier.builder(dns, time::now).build();
    }

    List<DkimResult> dkim(byte[] message) throws IOException {
        return verifier()
                .verify(new ByteArrayInputStream(message))
                .toCompletableFuture()
                .join();
    }

    ArcResult arc(byte[] message) throws IOException {
        return ArcVerifier.of(verifier())
                .verify(ScannedMessage.read(new ByteArrayInputStream(message)))
                .toCompletableFuture()
                .join();
    }
}
