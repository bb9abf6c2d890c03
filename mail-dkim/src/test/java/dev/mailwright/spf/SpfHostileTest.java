package dev.mailwright.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Records that want to cost much: the limits of rfc7208#4.6.4. */
class SpfHostileTest {

    private final ZoneDns dns = ZoneDns.empty();

    private SpfStatus check(String record) {
        dns.remove("a.example", RecordType.TXT).add("a.example", RecordType.TXT, record);
        return SpfChecker.of(dns, () -> Instant.EPOCH, "r")
                .mailFrom(InetAddress.getLoopbackAddress(), "h.example", "x".repeat(64) + "@a.example")
                .toCompletableFuture()
                .join()
                .status();
    }

    @Test
    void recordsThatIncludeThemselves() {
        assertThat(check("v=spf1 include:a.example -all")).isEqualTo(SpfStatus.PERMERROR);
        assertThat(check("v=spf1 redirect=a.example")).isEqualTo(SpfStatus.PERMERROR);
        assertThat(dns.queries()).isLessThan(40);
    }

    @Test
    void macrosThatGrow() {
        assertThat(check("v=spf1 exists:" + "%{l}".repeat(15_000) + ".example -all"))
                .isEqualTo(SpfStatus.PERMERROR);
    }

    @Test
    void longRecords() {
        assertThat(check("v=spf1 " + "ip4:192.0.2.1 ".repeat(4_500) + "-all")).isEqualTo(SpfStatus.FAIL);
        assertThat(check("v=spf1 " + "a ".repeat(30_000) + "-all")).isEqualTo(SpfStatus.PERMERROR);
    }

    @Test
    void lookUpsThatFindNothing() {
        assertThat(check("v=spf1 a:n1.example a:n2.example a:n3.example -all")).isEqualTo(SpfStatus.PERMERROR);
        assertThat(check("v=spf1 a:n1.example a:n2.example -all")).isEqualTo(SpfStatus.FAIL);
    }
}
