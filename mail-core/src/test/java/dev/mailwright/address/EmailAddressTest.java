package dev.mailwright.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "john@example.com | john@example.com",
                "John.Doe@EXAMPLE.Com | John.Doe@example.com",
                "\"john\"@example.com | john@example.com",
                "\"john doe\"@example.com | \"john doe\"@example.com",
                "\"a\\\"b\\\\c\"@x | \"a\\\"b\\\\c\"@x",
                "\"a..b\"@x | \"a..b\"@x",
                "\"a@b\"@x | \"a@b\"@x",
                "!#$%&'*+-/=?^_{}~@x.y | !#$%&'*+-/=?^_{}~@x.y",
                "jöhn@bücher.example | jöhn@xn--bcher-kva.example",
                "a@[127.0.0.1] | a@[127.0.0.1]",
                "a@[IPv6:2001:DB8:0:0:0:0:0:1] | a@[IPv6:2001:db8::1]",
                "a@[ipv6:::ffff:192.0.2.1] | a@[IPv6:::ffff:c000:201]",
                "a@_dmarc.example.com | a@_dmarc.example.com",
            })
    void prints(String text, String printed) {
        EmailAddress address = EmailAddress.of(text);
        assertThat(address).hasToString(printed);
        assertThat(EmailAddress.of(printed)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a",
                "a@",
                "@b",
                "a@b@c",
                ".a@b",
                "a.@b",
                "a..b@c",
                "a b@c",
                "a@b.",
                "a@.b",
                "a@b..c",
                "a@-b",
                "a@b-",
                "a@b c",
                "\"a@b",
                "\"\"@b",
                "a@[1.2.3]",
                "a@[256.1.1.1]",
                "a@[IPv6:1::2::3]",
                "a@[x]",
                "a@[1.2.3.4",
                "a@[IPv6:1:2:3:4:5:6:7:8:9]",
                "a\r\n@b",
                "\"a\r\nb\"@c",
                "a@b\u0000",
                "\"\u0000\"@b",
                "a@b>",
                "<a@b>",
                "\ud800@b",
                "a@b/c",
                "a@ex\u2100mple.com"
            })
    void refuses(String text) {
        AddressSyntaxException e = catchThrowableOfType(AddressSyntaxException.class, () -> EmailAddress.of(text));
        assertThat(e).isNotNull();
        assertThat(e.position()).isBetween(0, text.length());
        assertThat(e.getStackTrace()).isEmpty();
    }

    @Test
    void limitsLengths() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);
        assertThat(Domain.of(longest).toString()).hasSize(253);
        assertThat(EmailAddress.of("a".repeat(64) + "@x").local().value()).hasSize(64);
        assertThat(catchThrowableOfType(AddressSyntaxException.class, () -> Domain.of(longest + "a")))
                .isNotNull();
        assertThat(catchThrowableOfType(AddressSyntaxException.class, () -> Domain.of("a".repeat(64))))
                .isNotNull();
        assertThat(catchThrowableOfType(AddressSyntaxException.class, () -> LocalPart.of("é".repeat(33))))
                .isNotNull();
    }

    @Test
    void comparesLocalPartsExactlyAndFoldsOnDemand() {
        EmailAddress upper = EmailAddress.of("JOHN@example.com");
        EmailAddress lower = EmailAddress.of("john@example.com");
        assertThat(upper).isNotEqualTo(lower);
        assertThat(upper.folded()).isEqualTo(lower);
        assertThat(LocalPart.of("Cafe\u0301").folded()).isEqualTo(LocalPart.of("caf\u00e9"));
    }

    @Test
    void needsSmtpUtf8ForTheLocalPartOnly() {
        assertThat(EmailAddress.of("john@bücher.example").needsSmtpUtf8()).isFalse();
        assertThat(EmailAddress.of("jöhn@example.com").needsSmtpUtf8()).isTrue();
    }

    @Test
    void knowsDomainRelations() {
        Domain domain = Domain.of("mail.example.com");
        assertThat(domain.isSubdomainOf(Domain.of("example.com"))).isTrue();
        assertThat(domain.isSubdomainOf(domain)).isFalse();
        assertThat(Domain.of("badexample.com").isSubdomainOf(Domain.of("example.com")))
                .isFalse();
        assertThat(domain.parent()).contains(Domain.of("example.com"));
        assertThat(Domain.of("com").parent()).isEmpty();
        assertThat(Domain.of("[127.0.0.1]").parent()).isEmpty();
        assertThat(Domain.of("xn--bcher-kva.example").unicode()).isEqualTo("bücher.example");
    }

    /** Whatever is put in as a value comes back through the written form. */
    @Test
    void roundTripsRandomValues() {
        Random random = new Random(7);
        String alphabet = "ab.\"\\@ <>()[],;:éß漢+-";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int n = 1 + random.nextInt(12); n > 0; n--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            LocalPart local = LocalPart.ofValue(value.toString());
            assertThat(LocalPart.of(local.toString())).isEqualTo(local);
            EmailAddress address = new EmailAddress(local, Domain.of("example.com"));
            ReversePath path = ReversePath.of(address);
            assertThat(ReversePath.parse(path.toString())).isEqualTo(path);
        }
    }

    /** Random text gives an address or the one exception, never another. */
    @Test
    void neverFailsInAnotherWay() {
        Random random = new Random(8);
        String alphabet = "ab.\"\\@ <>()[],;:é\u3002\uff0e-\r\n\u0000\ud83d\ude00IPv61f%_";
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(10); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                EmailAddress address = EmailAddress.of(text.toString());
                assertThat(EmailAddress.of(address.toString())).isEqualTo(address);
                accepted++;
            } catch (AddressSyntaxException e) {
                assertThat(e.reason()).isNotEmpty();
            }
        }
        assertThat(accepted).isPositive();
    }
}
