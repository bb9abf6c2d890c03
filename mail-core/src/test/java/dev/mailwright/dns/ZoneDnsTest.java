package dev.mailwright.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mailwright.Lookup;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneDnsTest {

    private static final String ZONE = """
            $ORIGIN example.com.
            $TTL 3600
            @       IN MX  10 mail
            @       IN TXT "v=spf1 " "-all"
            mail    IN A    192.0.2.1
                    IN AAAA 2001:db8::1
            www     IN CNAME mail
            loop    IN CNAME pool
            pool    IN CNAME loop
            *.wild  IN TXT "anything"
            here.wild IN A 192.0.2.2
            _25._tcp.mail IN TLSA 3 1 1 00112233
            _imaps._tcp IN SRV 0 1 993 mail
            """;

    private final ZoneDns dns = ZoneDns.of(ZONE);

    private <T> Lookup<DnsAnswer<T>> ask(String name, RecordType<T> type) {
        return dns.query(DnsName.of(name), type).toCompletableFuture().join();
    }

    private <T> List<T> records(String name, RecordType<T> type) {
        return ask(name, type).toOptional().map(DnsAnswer::records).orElse(List.of());
    }

    @Test
    void answersEachKind() {
        assertThat(records("example.com", RecordType.MX)).containsExactly(new Mx(10, DnsName.of("mail.example.com")));
        assertThat(records("example.com", RecordType.TXT)).containsExactly("v=spf1 -all");
        assertThat(records("mail.example.com", RecordType.A)).hasToString("[/192.0.2.1]");
        assertThat(records("mail.example.com", RecordType.AAAA)).hasSize(1);
        assertThat(records("_25._tcp.mail.example.com", RecordType.TLSA))
                .containsExactly(new Tlsa(3, 1, 1, "00112233"));
        assertThat(records("_imaps._tcp.example.com", RecordType.SRV))
                .containsExactly(new Srv(0, 1, 993, DnsName.of("mail.example.com")));
    }

    @Test
    void followsAliases() {
        assertThat(ask("www.example.com", RecordType.A).toOptional().map(DnsAnswer::owner))
                .contains(DnsName.of("mail.example.com"));
        assertThat(records("www.example.com", RecordType.CNAME)).containsExactly(DnsName.of("mail.example.com"));
        assertThat(ask("loop.example.com", RecordType.A).isUnavailable()).isTrue();
    }

    @Test
    void knowsWildcards() {
        assertThat(records("a.b.wild.example.com", RecordType.TXT)).containsExactly("anything");
        assertThat(records("here.wild.example.com", RecordType.TXT)).isEmpty();
        assertThat(records("x.here.wild.example.com", RecordType.TXT)).isEmpty();
    }

    @Test
    void failsWhereItShould() {
        dns.fail("mail.example.com", "timeout");
        assertThat(ask("www.example.com", RecordType.A).isUnavailable()).isTrue();
        assertThat(ask("nobody.example.com", RecordType.A)).isEqualTo(Lookup.absent());
    }

    @Test
    void refusesWhatIsNoZone() {
        assertThatIllegalArgumentException().isThrownBy(() -> ZoneDns.of("example.com. IN A nonsense"));
        assertThatIllegalArgumentException().isThrownBy(() -> ZoneDns.of("$INCLUDE /etc/passwd\n"));
    }
}
