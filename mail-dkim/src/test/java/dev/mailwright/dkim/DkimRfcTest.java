package dev.mailwright.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.dns.ZoneDns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of rfc6376#A and rfc8463#A; the first was signed with one blank after the full stop, where the RFC prints two. */
class DkimRfcTest {

    private final ZoneDns dns = ZoneDns.of(Mail.resource("rfc.zone"));

    private List<DkimResult> verify(byte[] message) throws IOException {
        return DkimVerifier.builder(dns, () -> Instant.parse("2026-01-01T00:00:00Z"))
                .build()
                .verify(new ByteArrayInputStream(message))
                .toCompletableFuture()
                .join();
    }

    @Test
    void rfc6376() throws IOException {
        assertThat(verify(Mail.crlf(Mail.text("rfc6376-a2.eml"))))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result).hasToString("pass example.com (brisbane)");
                    assertThat(result.identity()).contains("joe@football.example.com");
                });
    }

    @Test
    void rfc8463() throws IOException {
        assertThat(verify(Mail.crlf(Mail.text("rfc8463-a3.eml"))))
                .hasToString("[pass football.example.com (brisbane), pass football.example.com (test)]");
    }

    @Test
    void theKeysOfTheExamplesBelongToTheirRecords() {
        SigningKey old = SigningKey.pem(Mail.text("rfc6376-c.pem"));
        SigningKey rsa = SigningKey.pem(Mail.text("rfc8463-a1.pem"));
        SigningKey ed =
                new SigningKey.Ed(java.util.Base64.getDecoder().decode("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A="));
        assertThat(Mail.text("rfc.zone").replace("\" \"", ""))
                .contains(old.publicKey(), rsa.publicKey(), ed.publicKey());
    }

    @Test
    void anythingChangedFails() throws IOException {
        String good = Mail.text("rfc8463-a3.eml");
        assertThat(verify(Mail.crlf(good.replace("hungry", "angry"))))
                .extracting(DkimResult::reason)
                .containsOnly("the body was changed");
        assertThat(verify(Mail.crlf(good.replace("Suzie Q", "Susie Q"))))
                .extracting(DkimResult::status)
                .containsOnly(DkimStatus.FAIL);
        assertThat(verify(Mail.crlf(good.replace("Subject:", "From: other@example.com\nSubject:"))))
                .extracting(DkimResult::status)
                .containsOnly(DkimStatus.FAIL);
    }
}
