package dev.mailwright;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.directory.Password;
import dev.mailwright.store.memory.MemoryStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and networks that a builder is given. */
class PerimeterTest {

    private static MailServer.Builder server(String hostname) {
        return MailServer.builder()
                .hostname(hostname)
                .store(MemoryStore.create())
                .accounts(a -> a.account("postmaster@example.com", Password.of("secret")));
    }

    private static MailServer.Builder server() {
        return server("mail.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.168.0.0/24",
                "10.0.0.5",
                "10.0.0.0/8",
                "172.16.0.0/12",
                "127.0.0.0/8",
                "198.51.0.0/16",
                "2001:db8::/48",
                "2001:db8::1",
                "::1",
                "fd00::/8"
            })
    void networksOfOneSOwnMayRelay(String network) {
        assertThat(server().relayFrom(network).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.0.1/24, invalid, 'Write 192.168.0.0/24 for the network, or 192.168.0.1 for the one host'",
        "2001:db8::1/48, invalid, 'Write 2001:db8:0:0:0:0:0:0/48 for the network, or 2001:db8::1 for the one host'",
        "10.0.0.0/33, invalid, 'Write a network such as 192.0.2.0/24 or 2001:db8::/48, or a numeric address'",
        "10.0.0, invalid, 'Write a network such as 192.0.2.0/24 or 2001:db8::/48, or a numeric address'",
        "mail.example.com, invalid, 'Write a network such as 192.0.2.0/24 or 2001:db8::/48, or a numeric address'",
        "::ffff:192.0.2.0/120, mapped, 'Write 192.0.2.0/24'",
        "::ffff:192.0.2.7, mapped, 'Write 192.0.2.7'",
        "0.0.0.0/0, wide, 'relayFromWide(\"0.0.0.0/0\") says that you mean it'",
        "198.0.0.0/8, wide, 'relayFromWide(\"198.0.0.0/8\") says that you mean it'",
        "::/0, wide, 'relayFromWide(\"::/0\") says that you mean it'",
        "2001::/16, wide, 'relayFromWide(\"2001::/16\") says that you mean it'",
        "10.0.0.0/7, wide, 'relayFromWide(\"10.0.0.0/7\") says that you mean it'",
    })
    void othersAreRefusedWithTheFix(String network, String code, String fix) {
        assertThat(server().relayFrom("10.0.0.5", network).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("server.relayFrom." + code);
                    assertThat(problem.fix()).isEqualTo(fix);
                });
    }

    @Test
    void aWideNetworkIsTakenWhenItIsSaid() {
        assertThat(server().relayFromWide("0.0.0.0/0", "::/0").problems()).isEmpty();
        assertThat(server().relayFromWide("0.0.0.1/0").problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "localhost.localdomain", "mail.localhost"})
    void localhostIsNobodysName(String name) {
        assertThat(codes(server(name))).containsExactly("server.hostname.localhost");
        assertThat(codes(server().heloName(name))).containsExactly("server.heloName.localhost");
        assertThat(codes(server().heloName("out.example.com"))).isEmpty();
    }

    @Test
    void proxiesAreNetworksToo() {
        assertThat(codes(server().proxiedBy("10.0.0.1/24"))).containsExactly("server.proxiedBy.invalid");
        assertThat(codes(server().proxiedBy("10.0.0.0/24", "192.0.2.1"))).isEmpty();
    }

    @Test
    void tenMegabytesOfAttachmentsNeedFourteen() {
        assertThat(DataSize.forAttachments(10)).isEqualTo(DataSize.ofMebibytes(14));
        assertThat(DataSize.forAttachments(1)).isEqualTo(DataSize.ofMebibytes(2));
    }

    private static List<String> codes(MailServer.Builder builder) {
        return builder.problems().stream().map(Problem::code).toList();
    }
}
