package dev.mailwright.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.dkim.SigningKey;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.Mx;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsCheckTest {

    private final DnsRecords records = Example.builder().build();
    private final ZoneDns dns = Example.published(records).signed();

    private DnsReport report() {
        return DnsCheck.of(dns).check(records).toCompletableFuture().join();
    }

    private List<String> about(String name, Standing standing) {
        return report().standing(standing).stream()
                .filter(f -> f.owner().toString().equals(name))
                .map(DnsFinding::text)
                .toList();
    }

    private void publish(String name, String text) {
        dns.remove(name, RecordType.TXT).add(name, RecordType.TXT, text);
    }

    @Test
    void whatIsPublishedAsItShouldBeIsGood() {
        assertThat(report().findings())
                .hasSize(records.records().size())
                .allSatisfy(f -> assertThat(f.standing()).as(f.toString()).isEqualTo(Standing.PUBLISHED));
        assertThat(report().isGood()).isTrue();
    }

    @Test
    void aMissingDotIsExplained() {
        dns.remove("example.com", RecordType.MX)
                .add("example.com", RecordType.MX, new Mx(10, DnsName.of("mail.example.com.example.com")));
        assertThat(about("example.com", Standing.MISSING))
                .first()
                .asString()
                .startsWith("the dot at the end of mail.example.com. is missing");
        assertThat(report().isGood()).isFalse();
    }

    @Test
    void mailHostsHaveAddressesAndAreNoAliases() {
        dns.remove("mail.example.com", RecordType.A).remove("mail.example.com", RecordType.AAAA);
        assertThat(about("example.com", Standing.DIFFERENT)).anyMatch(text -> text.contains("has no address"));
        dns.add("mail.example.com", RecordType.CNAME, DnsName.of("www.example.com"));
        assertThat(about("example.com", Standing.DIFFERENT)).anyMatch(text -> text.contains("is an alias"));
    }

    @Test
    void keysAreCompared() {
        String name = "dkim._domainkey.example.com";
        String good = Example.RSA.key().keyRecord();
        publish(name, SigningKey.generateEd25519(new SecureRandom()).keyRecord());
        assertThat(about(name, Standing.DIFFERENT)).containsExactly("another key is published: what ours signs fails");
        publish(name, good.substring(0, 255));
        assertThat(about(name, Standing.DIFFERENT))
                .singleElement()
                .asString()
                .matches("(the key is cut off|the key).*");
        publish(name, good.replace("t=s", "t=s:y"));
        assertThat(about(name, Standing.ADVICE)).singleElement().asString().startsWith("t=y");
        publish(name, good.replace(" t=s;", ""));
        assertThat(about(name, Standing.ADVICE)).singleElement().asString().startsWith("without t=s");
        publish(name, "v=DKIM1; p=");
        assertThat(about(name, Standing.DIFFERENT)).singleElement().asString().contains("revoked");
        dns.remove(name, RecordType.TXT);
        assertThat(about(name, Standing.MISSING)).hasSize(1);
        dns.fail(name, "timeout");
        assertThat(about(name, Standing.UNKNOWN)).containsExactly("nobody could say: timeout");
    }

    @Test
    void ptrInSpfIsAdvisedOnAndIsNoDrift() {
        publish("example.com", "v=spf1 mx a:smtp.provider.example ip4:192.0.2.25 include:_spf.news.example ptr -all");
        assertThat(report().isGood()).isTrue();
        assertThat(about("example.com", Standing.ADVICE))
                .singleElement()
                .asString()
                .contains("rfc7208#5.5");
    }

    @Test
    void otherWaysToAllowTheSameHostsAreFine() {
        publish(
                "example.com",
                "v=spf1 ip4:192.0.2.0/28 a:smtp.provider.example ip4:192.0.2.25 ip6:2001:db8::1"
                        + " include:_spf.news.example ~all");
        assertThat(report().isGood()).isTrue();
    }

    @Test
    void spfThatFailsOurHostsIsExplained() {
        publish("example.com", "v=spf1 a:www.example.com -all");
        assertThat(about("example.com", Standing.DIFFERENT))
                .contains("mail from our address 192.0.2.1 gets fail")
                .anyMatch(text -> text.startsWith("it lacks a:smtp.provider.example"));
        publish("example.com", "v=spf1 +all");
        assertThat(about("example.com", Standing.DIFFERENT)).contains("all lets everybody send for the domain");
        publish("example.com", "v=spf1 mx -al");
        assertThat(about("example.com", Standing.DIFFERENT))
                .singleElement()
                .asString()
                .contains("cannot be read");
        dns.add("example.com", RecordType.TXT, "v=spf1 mx -all");
        assertThat(about("example.com", Standing.DIFFERENT))
                .singleElement()
                .asString()
                .startsWith("2 records");
    }

    @Test
    void lookUpsOfSpfAreCounted() {
        StringBuilder many =
                new StringBuilder("v=spf1 mx a:smtp.provider.example ip4:192.0.2.25 include:_spf.news.example");
        for (int i = 0; i < 6; i++) {
            many.append(" include:i").append(i).append(".example.com");
            dns.add("i" + i + ".example.com", RecordType.TXT, "v=spf1 a:www.example.com -all");
        }
        publish("example.com", many + " -all");
        assertThat(about("example.com", Standing.DIFFERENT)).anyMatch(text -> text.startsWith("it takes 15 look-ups"));
        publish("loop.example.com", "v=spf1 include:example.com -all");
        publish("example.com", "v=spf1 mx include:loop.example.com -all");
        assertThat(about("example.com", Standing.DIFFERENT)).anyMatch(text -> text.startsWith("it takes 50 look-ups"));
    }

    @Test
    void policiesThatAskForLessAreDrift() {
        publish("_dmarc.example.com", "v=DMARC1; p=none; rua=mailto:reports@elsewhere.example");
        assertThat(about("_dmarc.example.com", Standing.DIFFERENT)).hasSize(1);
        publish("_dmarc.example.com", "v=DMARC1; p=reject; rua=mailto:other@example.com");
        assertThat(about("_dmarc.example.com", Standing.ADVICE)).hasSize(1);
        publish("_mta-sts.example.com", "v=STSv1; id=20200101");
        assertThat(about("_mta-sts.example.com", Standing.ADVICE))
                .singleElement()
                .asString()
                .contains("policy file");
    }

    @Test
    void addressesHaveNamesThatLeadBack() {
        String reverse = "1.2.0.192.in-addr.arpa";
        dns.remove(reverse, RecordType.PTR).add(reverse, RecordType.PTR, DnsName.of("host.provider.example"));
        assertThat(about(reverse, Standing.DIFFERENT))
                .singleElement()
                .asString()
                .contains("does not lead back");
        dns.zone("host.provider.example. A 192.0.2.1");
        assertThat(about(reverse, Standing.ADVICE)).singleElement().asString().contains("use that in HELO");
        dns.remove(reverse, RecordType.PTR);
        assertThat(about(reverse, Standing.MISSING)).singleElement().asString().contains("PTR mail.example.com.");
    }

    @Test
    void aHostMayStandInForAnAlias() {
        dns.remove("mta-sts.example.com", RecordType.CNAME).zone("mta-sts.example.com. A 192.0.2.80");
        assertThat(about("mta-sts.example.com", Standing.PUBLISHED)).hasSize(1);
        dns.remove("mta-sts.example.com", RecordType.A).zone("mta-sts.example.com. A 192.0.2.81");
        assertThat(about("mta-sts.example.com", Standing.DIFFERENT)).hasSize(1);
    }
}
