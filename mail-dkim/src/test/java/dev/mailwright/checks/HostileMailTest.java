package dev.mailwright.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Lookup;
import dev.mailwright.arc.ArcStatus;
import dev.mailwright.arc.ArcVerifier;
import dev.mailwright.authres.AuthenticationResults;
import dev.mailwright.check.Verdict;
import dev.mailwright.dkim.DkimStatus;
import dev.mailwright.dkim.DkimVerifier;
import dev.mailwright.dkim.ScannedMessage;
import dev.mailwright.dmarc.DmarcRecord;
import dev.mailwright.dmarc.DmarcStatus;
import dev.mailwright.dns.DnsAnswer;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Message;
import dev.mailwright.spf.SpfRecord;
import dev.mailwright.spf.SpfStatus;
import dev.mailwright.testing.SeededRandom;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mail and records that are made to hurt: the right class of result, in bounded time, with few questions. */
@Timeout(20)
class HostileMailTest {

    private static final String SIGNATURE =
            "DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=%s; h=from; bh=AAAA; b=AAAA\n";
    private static final String TEXT = SIGNATURE.formatted("dkim") + "From: ann@example.com\n\nHello\n";

    private final VirtualTime time = new VirtualTime();
    private final ZoneDns zone = ZoneDns.empty();
    private final AtomicInteger questions = new AtomicInteger();

    /** Answers after so long, or never. */
    private final class Slow implements DnsClient {

        private final Duration delay;

        Slow(Duration delay) {
            this.delay = delay;
        }

        @Override
        public <T> CompletionStage<Lookup<DnsAnswer<T>>> query(DnsName name, RecordType<T> type) {
            questions.incrementAndGet();
            CompletableFuture<Lookup<DnsAnswer<T>>> answer = new CompletableFuture<>();
            time.after(delay, () -> zone.query(name, type).thenAccept(answer::complete));
            return answer;
        }
    }

    private CompletableFuture<Verdict> judging(DnsClient dns, String text) {
        return SenderAuthentication.builder(dns, time)
                .temporaryError(Action.DEFER)
                .build()
                .judge(new Probe("192.0.2.1", false, Message.of(text)))
                .toCompletableFuture();
    }

    private static Authenticated found(Verdict verdict) {
        return (Authenticated) verdict.findings().get(0);
    }

    private Authenticated found(String text) {
        return found(judging(zone, text).join());
    }

    private void publish(String name, String record) {
        zone.remove(name, RecordType.TXT).add(name, RecordType.TXT, record);
    }

    @Test
    void whoNeverAnswersCostsOneDeadline() {
        CompletableFuture<Verdict> verdict = judging(new Slow(Duration.ofDays(1)), TEXT);
        assertThat(verdict).isNotDone();
        time.advance(Duration.ofSeconds(19));
        assertThat(verdict).isNotDone();
        time.advance(Duration.ofSeconds(1));
        assertThat(verdict).isDone();
        assertThat(verdict.join().reply().map(Object::toString))
                .hasValueSatisfying(r -> assertThat(r).startsWith("451"));
        assertThat(found(verdict.join()).mailFrom().status()).isEqualTo(SpfStatus.TEMPERROR);
        assertThat(found(verdict.join()).dkim().get(0).status()).isEqualTo(DkimStatus.TEMPERROR);
        assertThat(found(verdict.join()).dmarc().status()).isEqualTo(DmarcStatus.TEMPERROR);
        assertThat(questions.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void whoAnswersSlowlyCostsTheSameDeadline() {
        publish("example.com", "v=spf1 a:a1.example a:a2.example a:a3.example a:a4.example exists:%{i}.b.example -all");
        for (int i = 1; i <= 4; i++) {
            zone.zone("a" + i + ".example. A 192.0.2.9");
        }
        CompletableFuture<Verdict> verdict = judging(new Slow(Duration.ofSeconds(6)), TEXT);
        for (int i = 0; i < 20; i++) {
            assertThat(verdict).isNotDone();
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(verdict).isDone();
        assertThat(found(verdict.join()).mailFrom().status()).isEqualTo(SpfStatus.TEMPERROR);
        assertThat(time.pending()).isLessThanOrEqualTo(questions.get());
    }

    @Test
    void aliasesInCirclesAreTemporary() {
        zone.zone("""
            example.com. CNAME b.example.
            b.example. CNAME example.com.
            _dmarc.example.com. CNAME _dmarc.example.com.
            dkim._domainkey.example.com. CNAME dkim._domainkey.example.com.
            """);
        Authenticated found = found(TEXT);
        assertThat(found.mailFrom().status()).isEqualTo(SpfStatus.TEMPERROR);
        assertThat(found.dkim().get(0).status()).isEqualTo(DkimStatus.TEMPERROR);
        assertThat(found.dmarc().status()).isEqualTo(DmarcStatus.TEMPERROR);
    }

    @Test
    void recordsOf64KibibytesAreReadOrRefused() {
        publish("dkim._domainkey.example.com", "v=DKIM1; p=" + "A".repeat(65_000));
        publish("example.com", "v=spf1 " + "exists:%{l}%{d}%{s} ".repeat(3_000));
        publish("_dmarc.example.com", "v=DMARC1; p=reject; rua=" + "mailto:a@b.example,".repeat(3_000));
        Authenticated found = found(TEXT);
        assertThat(found.mailFrom().status()).isEqualTo(SpfStatus.PERMERROR);
        assertThat(found.dkim().get(0).status()).isEqualTo(DkimStatus.PERMERROR);
        assertThat(found.dmarc().status()).isEqualTo(DmarcStatus.FAIL);
        assertThat(zone.queries()).isLessThan(60);
    }

    @Test
    void manySignaturesAskForFewKeys() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append(SIGNATURE.formatted("s" + i));
        }
        Authenticated found = found(text + "From: ann@example.com\n\nHello\n");
        assertThat(found.dkim()).hasSize(9);
        assertThat(found.dkim().get(8).status()).isEqualTo(DkimStatus.POLICY);
        assertThat(zone.queries()).isLessThan(30);
    }

    @Test
    void monstrousHeadersAreReadOnce() {
        String[] headers = {
            "From: " + "(".repeat(400_000) + "\n",
            "From: " + "<a@b.example>,".repeat(50_000) + "\n",
            "From: \"" + "\\\"".repeat(200_000) + "\n",
            "X:\n " + "y\n ".repeat(200_000) + "\n",
            "Authentication-Results: " + "(\\".repeat(200_000) + "\n",
            "Authentication-Results: mx.test\n".repeat(20_000),
            "ARC-Seal: i=1; a=rsa-sha256; b=AAAA; cv=none; d=example.com; s=x\n".repeat(10_000),
            "DKIM-Signature: " + "a=1;".repeat(100_000) + "\n",
            "DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=x; bh=AAAA; b=AAAA; h=from" + ":from".repeat(100_000)
                    + "\n",
        };
        for (String header : headers) {
            Verdict verdict = judging(zone, header + "\nHello\n").join();
            assertThat(found(verdict).dkim()).isNotEmpty();
            assertThat(verdict.headers().toString().length()).isLessThan(8_000);
        }
    }

    @Test
    void anyRecordIsReadOrNone() {
        String[] seeds = {
            "v=spf1 a:%{d}/24//64 include:x.example exp=%{i}.y.example redirect=%{p}.z.example -all",
            "v=DMARC1; p=reject; sp=none; adkim=s; pct=50; rua=mailto:a@b.example!10m",
            "mx.test 1; dkim=pass (ok) reason=\"x\" header.d=a.example; spf=fail smtp.mailfrom=b",
        };
        SeededRandom.check(2_000, random -> {
            String text = damaged(random.oneOf(seeds), random);
            assertThat(SpfRecord.problem(text)).isNotNull();
            assertThat(DmarcRecord.parse(text).map(DmarcRecord::aggregateReports))
                    .isNotNull();
            assertThat(AuthenticationResults.parse(text).map(AuthenticationResults::value))
                    .isNotNull();
            publish("example.com", text);
            publish("_dmarc.example.com", text);
            assertThat(found(TEXT).mailFrom().status()).isNotNull();
        });
    }

    @Test
    void anyChainIsJudged() {
        String seal = """
            ARC-Seal: i=1; a=rsa-sha256; b=AAAA; cv=none; d=example.com; s=x
            ARC-Message-Signature: i=1; a=rsa-sha256; b=AAAA; bh=AAAA; d=example.com; h=from; s=x
            ARC-Authentication-Results: i=1; mx.test; none
            """;
        ArcVerifier verifier =
                ArcVerifier.of(DkimVerifier.builder(zone, time::now).build());
        SeededRandom.check(1_000, random -> {
            String text = (damaged(seal, random) + "From: a@example.com\n\nx\n").replace("\n", "\r\n");
            ScannedMessage message =
                    ScannedMessage.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
            assertThat(verifier.verify(message).toCompletableFuture().join().status())
                    .isNotEqualTo(ArcStatus.PASS);
        });
    }

    private static String damaged(String text, SeededRandom random) {
        StringBuilder out = new StringBuilder(text);
        for (int i = random.between(1, 6); i > 0; i--) {
            int at = random.between(0, out.length() - 1);
            String nasty =
                    random.oneOf(";", "=", "\"", "(", ")", "\\", "%{", "}", ":", "/", "\u00ff", "\0", " ", "%{l99}");
            out.replace(at, Math.min(out.length(), at + random.between(0, 3)), nasty);
        }
        return out.toString();
    }
}
