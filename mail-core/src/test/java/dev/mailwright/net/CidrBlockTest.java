package dev.mailwright.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {

    @ParameterizedTest
    @CsvSource({
        "192.168.0.0/24, 192.168.0.255, true",
        "192.168.0.0/24, 192.168.1.0, false",
        "10.0.0.5, 10.0.0.5, true",
        "10.0.0.5, 10.0.0.4, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::/0, 2001:db8::1, true",
        "::1, ::1, true",
        "::ffff:192.0.2.0/120, 192.0.2.77, true",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8, true",
        "fe80::1:2, fe80:0:0:0:0:0:1:2, true"
    })
    void contains(String block, String address, boolean inside) throws UnknownHostException {
        assertThat(CidrBlock.parse(block).contains(InetAddress.getByName(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.4/",
                "1.2.3.4/33",
                "1.2.3.4/-1",
                "1.2.3.4/1x",
                "1.2.3.4/0032",
                "::1::2",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "1.2.3.4::",
                "::1.2.3",
                "::/129",
                ":",
                "1::2:",
                "::ffff:1.2.3.4/95",
                "\u0661.2.3.4"
            })
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CidrBlock.parse(text));
    }

    @Test
    void namesTheNetworkThatWasMeant() {
        assertThatThrownBy(() -> CidrBlock.parse("192.168.0.5/24"))
                .hasMessageContaining("the network is 192.168.0.0/24");
    }

    @Test
    void anIpv6ClientIsItsSlash64() throws UnknownHostException {
        ConnectionLimits limits = new ConnectionLimits(1, 9, 9);
        assertThat(limits.admit(InetAddress.getByName("2001:db8::1")).refusal()).isEmpty();
        assertThat(limits.admit(InetAddress.getByName("2001:db8::2")).refusal()).contains(Refusal.ADDRESS);
        assertThat(limits.admit(InetAddress.getByName("2001:db8:0:1::1")).refusal())
                .isEmpty();
    }
}
