package dev.mailwright.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Lookup;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Outgoing;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SrsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Domain DOMAIN = Domain.of("srs.example.com");

    private static Srs at(Instant now) {
        return Srs.of(DOMAIN, "a secret of some length", Domain.of("example.com")::equals, () -> now);
    }

    private static Outgoing apply(String sender) {
        Outgoing mail =
                Outgoing.of(Envelope.from(sender).to("x@elsewhere.example"), Message.of("From: a@b.example\n\nx\n"));
        return at(NOW).apply(mail).toCompletableFuture().join();
    }

    private static EmailAddress rewritten() {
        return apply("ann=x@else.example").envelope().sender().address().orElseThrow();
    }

    @Test
    void strangersAreRewrittenAndComeBack() {
        assertThat(rewritten().toString()).matches("SRS0=[A-Z2-7]{8}=[A-Z2-7]{2}=else.example=ann=x@srs.example.com");
        assertThat(at(NOW).returning(rewritten())).isEqualTo(Lookup.found(EmailAddress.of("ann=x@else.example")));
        EmailAddress lower = EmailAddress.of(rewritten().toString().toLowerCase(java.util.Locale.ROOT));
        assertThat(at(NOW).returning(lower).isFound()).isTrue();
    }

    @Test
    void oursStay() {
        assertThat(apply("ann@example.com").envelope().sender()).hasToString("<ann@example.com>");
    }

    @Test
    void whatIsNotOursOrOldDoesNotComeBack() {
        String forged = rewritten().toString().replace("else.example", "evil.example");
        assertThat(at(NOW).returning(EmailAddress.of(forged))).isEqualTo(Lookup.absent());
        assertThat(at(NOW).returning(EmailAddress.of("info@srs.example.com"))).isEqualTo(Lookup.absent());
        assertThat(at(NOW.plus(Duration.ofDays(22))).returning(rewritten())).isEqualTo(Lookup.absent());
        assertThat(at(NOW.plus(Duration.ofDays(20))).returning(rewritten()).isFound())
                .isTrue();
    }
}
