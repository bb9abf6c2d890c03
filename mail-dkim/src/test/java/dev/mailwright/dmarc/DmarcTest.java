package dev.mailwright.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import dev.mailwright.spf.SpfChecker;
import dev.mailwright.spf.SpfResult;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** rfc7489#6.6 and the tree walk. */
class DmarcTest {

    private final ZoneDns dns = ZoneDns.empty()
            .add("pass.example", RecordType.TXT, "v=spf1 +all")
            .add("mail.org.example", RecordType.TXT, "v=spf1 +all")
            .add("other.example", RecordType.TXT, "v=spf1 +all");

    private void publish(String domain, String record) {
        dns.add("_dmarc." + domain, RecordType.TXT, record);
    }

    private SpfResult spf(String domain) {
        InetAddress client = InetAddress.getLoopbackAddress();
        return SpfChecker.of(dns, () -> Instant.EPOCH, "r")
                .mailFrom(client, "h", "a@" + domain)
                .toCompletableFuture()
                .join();
    }

    private DmarcResult evaluate(DmarcEvaluator evaluator, String from, String spfDomain) {
        return evaluator
                .evaluate(DnsName.of(from), spf(spfDomain), List.of())
                .toCompletableFuture()
                .join();
    }

    private DmarcResult evaluate(String from, String spfDomain) {
        return evaluate(DmarcEvaluator.of(dns), from, spfDomain);
    }

    @Test
    void alignmentIsRelaxedUnlessItIsStrict() {
        publish("org.example", "v=DMARC1; p=reject; rua=mailto:a@org.example,mailto:b@org.example; pct=20");
        assertThat(evaluate("org.example", "mail.org.example").status()).isEqualTo(DmarcStatus.PASS);
        DmarcResult fail = evaluate("org.example", "other.example");
        assertThat(fail.status()).isEqualTo(DmarcStatus.FAIL);
        assertThat(fail.disposition()).isEqualTo(DmarcPolicy.REJECT);
        assertThat(fail.record().map(DmarcRecord::percentage)).contains(20);
        assertThat(fail.record().map(r -> r.aggregateReports().size())).contains(2);
        dns.remove("_dmarc.org.example", RecordType.TXT);
        publish("org.example", "v=DMARC1; p=reject; aspf=s");
        assertThat(evaluate("org.example", "mail.org.example").status()).isEqualTo(DmarcStatus.FAIL);
    }

    @Test
    void namesBelowHaveTheirOwnPolicies() {
        publish("org.example", "v=DMARC1; p=reject; sp=quarantine; np=none");
        dns.add("there.org.example", RecordType.MX, new dev.mailwright.dns.Mx(1, DnsName.of("x.example")));
        assertThat(evaluate("there.org.example", "other.example").disposition()).isEqualTo(DmarcPolicy.QUARANTINE);
        assertThat(evaluate("absent.org.example", "other.example").disposition())
                .isEqualTo(DmarcPolicy.NONE);
        assertThat(evaluate("absent.org.example", "other.example").status()).isEqualTo(DmarcStatus.FAIL);
    }

    @Test
    void whoTriesGetsAMilderPolicy() {
        publish("org.example", "v=DMARC1; p=reject; t=y");
        assertThat(evaluate("org.example", "other.example").disposition()).isEqualTo(DmarcPolicy.QUARANTINE);
    }

    @Test
    void thePublicSuffixEndsTheWalk() {
        publish("gov.example", "v=DMARC1; p=reject; psd=y");
        publish("a.gov.example", "v=DMARC1; p=none");
        dns.add("b.gov.example", RecordType.TXT, "v=spf1 +all");
        assertThat(evaluate("a.gov.example", "b.gov.example").status()).isEqualTo(DmarcStatus.FAIL);
        assertThat(evaluate("x.c.gov.example", "b.gov.example").disposition()).isEqualTo(DmarcPolicy.REJECT);
    }

    @Test
    void whatIsNotThereAndWhatCannotBeAsked() {
        assertThat(evaluate("nothing.example", "pass.example").status()).isEqualTo(DmarcStatus.NONE);
        dns.fail("_dmarc.silent.example", "timeout");
        assertThat(evaluate("silent.example", "pass.example").status()).isEqualTo(DmarcStatus.TEMPERROR);
        publish("twice.example", "v=DMARC1; p=reject");
        publish("twice.example", "v=DMARC1; p=none");
        assertThat(evaluate("twice.example", "pass.example").status()).isEqualTo(DmarcStatus.NONE);
        publish("typo.example", "v=DMARC1; p=rejct; rua=mailto:a@b.example");
        assertThat(evaluate("typo.example", "pass.example").disposition()).isEqualTo(DmarcPolicy.NONE);
    }

    @Test
    void theWalkIsShort() {
        int before = dns.queries();
        SpfResult spf = spf("none.invalid");
        DmarcEvaluator.of(dns)
                .evaluate(DnsName.of("a.b.c.d.e.f.g.h.i.j.k.l.m.n.example"), spf, List.of())
                .toCompletableFuture()
                .join();
        assertThat(dns.queries() - before).isLessThanOrEqualTo(9);
    }

    @Test
    void theListTellsOrganizationsToo() {
        PublicSuffixes list = PublicSuffixes.of(List.of("// comment", "uk", "co.uk", "*.ck", "!www.ck"));
        assertThat(list.organization(DnsName.of("a.b.example.co.uk"))).hasToString("example.co.uk");
        assertThat(list.organization(DnsName.of("co.uk"))).hasToString("co.uk");
        assertThat(list.organization(DnsName.of("x.y.z.ck"))).hasToString("y.z.ck");
        assertThat(list.organization(DnsName.of("x.www.ck"))).hasToString("www.ck");
        publish("example.co.uk", "v=DMARC1; p=reject");
        dns.add("m.example.co.uk", RecordType.TXT, "v=spf1 +all");
        DmarcEvaluator evaluator = DmarcEvaluator.of(dns).suffixes(list);
        assertThat(evaluate(evaluator, "a.example.co.uk", "m.example.co.uk").status())
                .isEqualTo(DmarcStatus.PASS);
    }
}
