package dev.mailwright.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mailwright.address.Domain;
import dev.mailwright.dns.DnsAnswer;
import dev.mailwright.dns.Mx;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class DnsRecordsTest {

    private final DnsRecords records = Example.builder().build();
    private final ZoneDns zone = ZoneDns.of(records.zone());

    private <T> List<T> published(String name, RecordType<T> type) {
        return zone.query(Example.name(name), type)
                .toCompletableFuture()
                .join()
                .toOptional()
                .map(DnsAnswer::records)
                .orElse(List.of());
    }

    @Test
    void theZoneSaysWhatTheRecordsSay() {
        for (DnsRecord<?> record : records.records()) {
            if (records.isInZone(record)) {
                assertThat(published(record.owner().toString(), record.type()))
                        .anySatisfy(value -> assertThat(value).isEqualTo(record.value()));
            }
        }
        assertThat(published("example.com", RecordType.MX))
                .containsExactly(
                        new Mx(10, Example.name("mail.example.com")), new Mx(20, Example.name("mx.backup.example")));
    }

    @Test
    void namesEndWithADotAndTextIsSplit() {
        assertThat(records.zone())
                .contains("example.com. 3600 IN MX 10 mail.example.com.\n")
                .contains("_imaps._tcp.example.com. 3600 IN SRV 0 1 993 mail.example.com.\n")
                .contains("_pop3._tcp.example.com. 3600 IN SRV 0 0 0 .\n")
                .contains(";   1.2.0.192.in-addr.arpa. 3600 IN PTR mail.example.com.\n")
                .containsPattern("_25\\._tcp\\.mail\\.example\\.com\\. 3600 IN TLSA 3 1 1 [0-9a-f]{64}\n");
        String key = records.records().stream()
                .map(DnsRecord::line)
                .filter(line -> line.startsWith("dkim._domainkey.example.com."))
                .findFirst()
                .orElseThrow();
        assertThat(key).contains("\"v=DKIM1; k=rsa; t=s; s=email; p=");
        String[] strings = key.substring(key.indexOf('"') + 1, key.length() - 1).split("\" \"", -1);
        assertThat(strings).hasSizeGreaterThan(1).allMatch(s -> s.length() <= 255);
        assertThat(String.join("", strings)).isEqualTo(Example.RSA.key().keyRecord());
    }

    @Test
    void whoSendsIsNamedAndPtrIsNot() {
        assertThat(published("example.com", RecordType.TXT))
                .containsExactly("v=spf1 mx a:smtp.provider.example ip4:192.0.2.25 include:_spf.news.example -all");
        assertThat(DnsRecords.forDomain(Example.DOMAIN).build().zone()).contains("\"v=spf1 mx -all\"");
        for (String bad :
                List.of("ptr", "ptr:example.com", "all", "+all", "-a:x.example", "a b", "redirect=x", "ip4:x")) {
            assertThatIllegalArgumentException()
                    .as(bad)
                    .isThrownBy(() -> DnsRecords.forDomain(Example.DOMAIN).sender(bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> DnsRecords.forDomain(Domain.of("[192.0.2.1]")));
    }

    @Test
    void recordsKnowHowMuchDependsOnThem() {
        assertThat(records.records())
                .filteredOn(r -> r.importance() == Importance.REQUIRED)
                .extracting(r -> r.type().toString())
                .containsExactly("MX", "MX", "A", "AAAA");
        assertThat(records.records())
                .filteredOn(r -> r.importance() == Importance.HIGHLY_RECOMMENDED)
                .extracting(r -> r.owner() + " " + r.type())
                .contains(
                        "1.2.0.192.in-addr.arpa PTR",
                        "example.com TXT",
                        "dkim._domainkey.example.com TXT",
                        "_dmarc.example.com TXT");
        assertThat(records.records())
                .filteredOn(r -> r.importance() == Importance.RECOMMENDED)
                .extracting(r -> r.owner().toString())
                .contains(
                        "_mta-sts.example.com",
                        "mta-sts.example.com",
                        "_smtp._tls.example.com",
                        "_imaps._tcp.example.com",
                        "autoconfig.example.com",
                        "_25._tcp.mail.example.com",
                        "example.com._report._dmarc.elsewhere.example");
    }

    @Test
    void theMtaStsIdChangesWithThePolicy() {
        MtaStsPolicy policy = records.policy();
        assertThat(policy.text()).isEqualToNormalizingNewlines("""
            version: STSv1
            mode: testing
            mx: mail.example.com
            mx: mx.backup.example
            max_age: 604800
            """);
        assertThat(policy.url()).isEqualTo("https://mta-sts.example.com/.well-known/mta-sts.txt");
        assertThat(Example.builder().build().policy().id())
                .isEqualTo(policy.id())
                .matches("[0-9a-f]{20}");
        DnsRecords enforced = Example.builder()
                .mtaSts(MtaStsPolicy.Mode.ENFORCE, Duration.ofDays(90))
                .build();
        assertThat(enforced.policy().id()).isNotEqualTo(policy.id());
    }

    @Test
    void jsonHasAllOfIt() {
        Map<?, ?> read = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(records.json());
        assertThat(read.get("domain")).isEqualTo("example.com");
        List<?> list = (List<?>) read.get("records");
        assertThat(list).hasSize(records.records().size());
        Map<?, ?> mx = (Map<?, ?>) list.get(0);
        assertThat(mx.get("importance")).isEqualTo("required");
        assertThat(((Map<?, ?>) mx.get("data")).get("exchange")).isEqualTo("mail.example.com");
        assertThat(((Map<?, ?>) read.get("mtaSts")).get("text"))
                .isEqualTo(records.policy().text());
    }
}
