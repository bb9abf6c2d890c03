package dev.mailwright.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsNameTest {

    @Test
    void isLowerCaseWithoutItsLastDot() {
        assertThat(DnsName.of("Mail.Example.COM.")).hasToString("mail.example.com");
        assertThat(DnsName.of(".")).isEqualTo(DnsName.ROOT).hasToString(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a..b", ".a", "a\u0100.example"})
    void refuses(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DnsName.of(text));
    }

    @Test
    void holdsWhatTheWireHolds() {
        String label = "x".repeat(63);
        String longest = label + "." + label + "." + label + "." + "x".repeat(61);
        assertThat(DnsName.of(longest).labels()).hasSize(4);
        assertThat(DnsName.parse(longest + "x")).isEmpty();
        assertThat(DnsName.parse(label + "x.example")).isEmpty();
        assertThat(DnsName.of("foo bar.\u00e9.example").labels()).containsExactly("foo bar", "\u00e9", "example");
    }

    @Test
    void climbs() {
        DnsName name = DnsName.of("a.b.example");
        assertThat(name.parent()).contains(DnsName.of("b.example"));
        assertThat(DnsName.of("example").parent()).contains(DnsName.ROOT);
        assertThat(DnsName.ROOT.parent()).isEmpty();
        assertThat(name.below("_dmarc")).contains(DnsName.of("_dmarc.a.b.example"));
        assertThat(name.isWithin(DnsName.of("b.example"))).isTrue();
        assertThat(name.isWithin(name)).isTrue();
        assertThat(DnsName.of("xb.example").isWithin(DnsName.of("b.example"))).isFalse();
    }

    @Test
    void turnsAddressesRound() throws UnknownHostException {
        assertThat(DnsName.reverse(InetAddress.getByName("192.0.2.5"))).hasToString("5.2.0.192.in-addr.arpa");
        assertThat(DnsName.reverse(InetAddress.getByName("2001:db8::1")))
                .hasToString("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    }
}
