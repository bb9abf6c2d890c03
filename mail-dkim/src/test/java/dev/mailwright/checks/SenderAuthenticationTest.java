package dev.mailwright.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.address.Domain;
import dev.mailwright.check.Outgoing;
import dev.mailwright.check.Verdict;
import dev.mailwright.dkim.DkimKey;
import dev.mailwright.dkim.DkimKeys;
import dev.mailwright.dkim.SigningKey;
import dev.mailwright.dmarc.FromDomain;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SenderAuthenticationTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String TEXT = "From: Ann <ann@example.com>\nSubject: x\n\nHello\n";

    private final VirtualTime time = new VirtualTime();
    private final ZoneDns dns = ZoneDns.empty()
            .add("example.com", RecordType.TXT, "v=spf1 ip4:192.0.2.1 -all")
            .add("_dmarc.example.com", RecordType.TXT, "v=DMARC1; p=reject");

    private Verdict judge(SenderAuthentication.Builder builder, String address, Message message) {
        return builder.build()
                .judge(new Probe(address, false, message))
                .toCompletableFuture()
                .join();
    }

    private SenderAuthentication.Builder check() {
        return SenderAuthentication.builder(dns, time);
    }

    @Test
    void whoMaySendPasses() {
        Verdict verdict = judge(check(), "192.0.2.1", Message.of(TEXT));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PASS);
        assertThat(verdict.headers().headers().get(0).toString())
                .startsWith("Authentication-Results: mx.test; dkim=none")
                .contains("spf=pass smtp.mailfrom=ann@example.com", "dmarc=pass header.from=example.com");
        assertThat(verdict.headers().headers().get(1).toString())
                .isEqualTo("Received-SPF: pass client-ip=192.0.2.1; envelope-from=\"ann@example.com\";"
                        + " helo=\"client.example\"; receiver=mx.test; identity=mailfrom;");
        assertThat(verdict.findings()).singleElement().isInstanceOf(Authenticated.class);
    }

    @Test
    void whatTheDomainWantsIsDone() {
        Verdict verdict = judge(check(), "192.0.2.66", Message.of(TEXT));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.REJECT);
        assertThat(judge(check().tagDmarcOnly(), "192.0.2.66", Message.of(TEXT)).kind())
                .isEqualTo(Verdict.Kind.PASS);
        assertThat(judge(check().tagDmarcOnly().spfFail(Action.QUARANTINE), "192.0.2.66", Message.of(TEXT))
                        .kind())
                .isEqualTo(Verdict.Kind.QUARANTINE);
    }

    @Test
    void aSignatureProvesToo() {
        SigningKey key = SigningKey.generateRsa(RANDOM);
        dns.add("dkim._domainkey.example.com", RecordType.TXT, key.keyRecord());
        DkimKeys keys = DkimKeys.of(DkimKey.of(Domain.of("example.com"), "dkim", key));
        Outgoing mail = Outgoing.of(Envelope.from("ann@example.com").to("bob@mx.test"), Message.of(TEXT));
        Outgoing signed =
                Dkim.sign(keys, time::now).apply(mail).toCompletableFuture().join();
        assertThat(signed.added().headers()).hasSize(1);
        Verdict verdict = judge(check(), "192.0.2.66", signed.message());
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PASS);
        assertThat(verdict.headers().toString()).contains("dkim=pass header.d=example.com");
    }

    @Test
    void keysChangeOnTheirDay() {
        Domain domain = Domain.of("example.com");
        Instant change = time.now().plus(Duration.ofDays(1));
        DkimKeys keys = DkimKeys.of(
                DkimKey.of(domain, "old", SigningKey.generateEd25519(RANDOM)).until(change.plus(Duration.ofDays(7))),
                DkimKey.of(domain, "young", SigningKey.generateEd25519(RANDOM)).from(change));
        Dkim step = Dkim.sign(keys, time::now);
        Outgoing mail = Outgoing.of(Envelope.from("ann@example.com").to("bob@mx.test"), Message.of(TEXT));
        for (String selectors : new String[] {"old", "old young", "young"}) {
            String added = step.apply(mail).toCompletableFuture().join().added().toString();
            assertThat(added.contains("s=old;")).isEqualTo(selectors.contains("old"));
            assertThat(added.contains("s=young;")).isEqualTo(selectors.contains("young"));
            time.advance(Duration.ofDays(selectors.equals("old") ? 1 : 7));
        }
    }

    @Test
    void noAnswerIsToldOrDeferred() {
        dns.fail("example.com", "timeout");
        assertThat(judge(check(), "192.0.2.66", Message.of(TEXT)).kind()).isEqualTo(Verdict.Kind.PASS);
        assertThat(judge(check().temporaryError(Action.DEFER), "192.0.2.66", Message.of(TEXT))
                        .reply()
                        .map(Object::toString))
                .contains("451 4.7.24 The sender cannot be checked now");
    }

    @Test
    void thoseWeTrustAreNotAsked() {
        Verdict verdict = check().build()
                .judge(new Probe("192.0.2.66", true, Message.of(TEXT)))
                .toCompletableFuture()
                .join();
        assertThat(verdict.headers().isEmpty()).isTrue();
        assertThat(dns.queries()).isZero();
    }

    @Test
    void theFromFieldIsReadStrictly() {
        assertThat(FromDomain.of("\"a@evil.example\" <ann@example.com>")).hasToString("Optional[example.com]");
        assertThat(FromDomain.of("ann@example.com (x@y.example)")).hasToString("Optional[example.com]");
        assertThat(FromDomain.of("a@one.example, b@two.example")).isEmpty();
        assertThat(FromDomain.of("a@one.example, b@one.example")).hasToString("Optional[one.example]");
        assertThat(FromDomain.of("")).isEmpty();
    }
}
