package dev.mailwright.dmarc.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mailwright.dmarc.DmarcEvaluator;
import dev.mailwright.dmarc.DmarcPolicy;
import dev.mailwright.dmarc.DmarcResult;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import dev.mailwright.spf.SpfChecker;
import dev.mailwright.spf.SpfResult;
import dev.mailwright.testing.SeededRandom;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** rfc7489#C */
class AggregateReportTest {

    private static final InetAddress CLIENT = InetAddress.getLoopbackAddress();

    private static final String OTHERS = """
        <?xml version="1.0"?>
        <feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0">
          <report_metadata><org_name>Big &amp; Co</org_name><email>x@big.example</email><report_id>1</report_id>
            <extra_contact_info>?</extra_contact_info><date_range><begin>1</begin><end>2</end></date_range>
          </report_metadata>
          <policy_published><domain>Example.com</domain><p>quarantine</p><np>reject</np><testing>y</testing>
          </policy_published>
          <record>
            <row><source_ip>2001:db8::1</source_ip><count>7</count>
              <policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf>
                <reason><type>forwarded</type><comment>c</comment></reason></policy_evaluated></row>
            <identifiers><header_from>example.com</header_from></identifiers>
            <auth_results>
              <dkim><domain>example.com</domain><selector>s1</selector><result>pass</result></dkim>
              <dkim><domain>list.example</domain><result>fail</result></dkim>
              <spf><domain>list.example</domain><result>pass</result></spf>
            </auth_results>
          </record>
        </feedback>
        """;

    private final ZoneDns dns = ZoneDns.empty()
            .add("example.com", RecordType.TXT, "v=spf1 ip4:127.0.0.1 -all")
            .add(
                    "_dmarc.example.com",
                    RecordType.TXT,
                    "v=DMARC1; p=reject; sp=none; aspf=s; pct=50; rua=mailto:d@example.com")
            .add("_dmarc.silent.example", RecordType.TXT, "v=DMARC1; p=reject");
    private Instant now = Instant.ofEpochSecond(1_767_225_600);
    private final ReportCollector collector = ReportCollector.of(() -> now);

    private void see(ReportCollector reports, String from, String sender) {
        SpfResult spf = SpfChecker.of(dns, () -> now, "r")
                .mailFrom(CLIENT, "h.example", sender)
                .toCompletableFuture()
                .join();
        DmarcResult dmarc = DmarcEvaluator.of(dns)
                .evaluate(DnsName.of(from), spf, List.of())
                .toCompletableFuture()
                .join();
        reports.add(CLIENT, spf, List.of(), dmarc, dmarc.disposition(), "");
    }

    private AggregateReport example() {
        see(collector, "example.com", "a@example.com");
        see(collector, "example.com", "b@example.com");
        see(collector, "sub.example.com", "a@other.example");
        see(collector, "silent.example", "a@silent.example");
        now = now.plusSeconds(86_400);
        List<ReportCollector.Finished> finished = collector.take("Mail of local.example", "postmaster@local.example");
        assertThat(finished)
                .singleElement()
                .satisfies(f -> assertThat(f.addresses()).containsExactly("mailto:d@example.com"));
        return finished.get(0).report();
    }

    private static AggregateReport read(byte[] octets) {
        try {
            return AggregateReport.read(new ByteArrayInputStream(octets));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void alikeMailIsCountedTogether() {
        AggregateReport report = example();
        assertThat(report.rows()).extracting(ReportRow::count).containsExactly(2L, 1L);
        assertThat(report.rows().get(0).spf()).isTrue();
        assertThat(report.rows().get(1).disposition()).isEqualTo(DmarcPolicy.NONE);
        assertThat(report.messages()).isEqualTo(3);
        assertThat(report.fileName("local.example"))
                .isEqualTo("local.example!example.com!1767225600!1767312000.xml.gz");
        assertThat(collector.take("o", "e")).isEmpty();
    }

    @Test
    void whatIsWrittenIsRead() {
        AggregateReport report = example();
        assertThat(read(utf8(report.xml(AggregateReport.Format.DMARC_2))).rows())
                .isEqualTo(report.rows());
        AggregateReport first = read(report.gzip(AggregateReport.Format.RFC7489));
        assertThat(first.rows()).isEqualTo(report.rows());
        assertThat(first.origin()).isEqualTo(report.origin());
        assertThat(first.policy()).isEqualTo(report.policy());
    }

    @Test
    void theWordsAreThoseOfTheAppendix() {
        String xml = example().xml(AggregateReport.Format.RFC7489);
        assertThat(xml.replace("><", ">\n<").lines())
                .startsWith(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                        "<feedback>",
                        "<version>1.0</version>",
                        "<report_metadata>",
                        "<org_name>Mail of local.example</org_name>",
                        "<email>postmaster@local.example</email>",
                        "<report_id>example.com-1767225600-1767312000</report_id>",
                        "<date_range>",
                        "<begin>1767225600</begin>",
                        "<end>1767312000</end>",
                        "</date_range>",
                        "</report_metadata>",
                        "<policy_published>",
                        "<domain>example.com</domain>",
                        "<adkim>r</adkim>",
                        "<aspf>s</aspf>",
                        "<p>reject</p>",
                        "<sp>none</sp>",
                        "<pct>50</pct>",
                        "</policy_published>",
                        "<record>",
                        "<row>",
                        "<source_ip>127.0.0.1</source_ip>",
                        "<count>2</count>",
                        "<policy_evaluated>",
                        "<disposition>none</disposition>",
                        "<dkim>fail</dkim>",
                        "<spf>pass</spf>",
                        "</policy_evaluated>",
                        "</row>",
                        "<identifiers>",
                        "<envelope_from>example.com</envelope_from>",
                        "<header_from>example.com</header_from>",
                        "</identifiers>",
                        "<auth_results>",
                        "<spf>",
                        "<domain>example.com</domain>",
                        "<scope>mfrom</scope>",
                        "<result>pass</result>");
    }

    @Test
    void reportsOfOthersAreRead() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("report.xml"));
            out.write(utf8(OTHERS));
        }
        AggregateReport report = read(zip.toByteArray());
        assertThat(report.origin().organization()).isEqualTo("Big & Co");
        assertThat(report.policy().domain()).isEqualTo("example.com");
        assertThat(report.policy().subdomains()).isEqualTo(DmarcPolicy.QUARANTINE);
        assertThat(report.policy().absent()).isEqualTo(DmarcPolicy.REJECT);
        assertThat(report.policy().testing()).isTrue();
        assertThat(report.rows()).singleElement().satisfies(row -> {
            assertThat(row.count()).isEqualTo(7);
            assertThat(row.overrides()).containsExactly("forwarded");
            assertThat(row.results()).extracting(ReportRow.Result::selector).containsExactly("s1", "", "");
        });
    }

    @Test
    void hostileReportsAreRefusedInTime() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            out.write(utf8("<feedback>"));
            byte[] blanks = utf8(" ".repeat(1 << 20));
            for (int i = 0; i < 70; i++) {
                out.write(blanks);
            }
        }
        List<byte[]> hostile = List.of(
                utf8("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><feedback>&b;</feedback>"),
                utf8("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><feedback/>"),
                utf8("<a>".repeat(100_000)),
                utf8("<feedback><policy_published>" + "<domain>x".repeat(30)),
                utf8("<feedback/>"),
                utf8("nothing"),
                utf8("PK"),
                bomb.toByteArray());
        for (byte[] octets : hostile) {
            assertThatExceptionOfType(ReportSyntaxException.class).isThrownBy(() -> read(octets));
        }
    }

    @Test
    void whatIsDamagedIsAReportOrNone() {
        byte[] good = utf8(example().xml(AggregateReport.Format.RFC7489));
        SeededRandom.check(300, random -> {
            byte[] octets = good.clone();
            for (int i = random.between(1, 5); i > 0; i--) {
                octets[random.between(0, octets.length - 1)] = (byte) random.between(0, 127);
            }
            try {
                assertThat(read(octets).policy()).isNotNull();
            } catch (ReportSyntaxException expected) {
                assertThat(expected).hasMessageNotContaining("example");
            }
        });
    }

    @Test
    void memoryIsBounded() {
        ReportCollector small = collector.maxRows(5);
        for (int i = 0; i < 20; i++) {
            see(small, "s" + i + ".example.com", "a@example.com");
        }
        assertThat(small.lost()).isEqualTo(15);
        assertThat(small.take("o", "e").get(0).report().rows()).hasSize(5);
        assertThat(small.lost()).isZero();
    }
}
