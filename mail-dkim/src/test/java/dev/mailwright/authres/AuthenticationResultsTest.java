package dev.mailwright.authres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.testing.SeededRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of rfc8601#B, and more. */
class AuthenticationResultsTest {

    @Test
    void reads() {
        AuthenticationResults read = AuthenticationResults.parse(
                        "example.com 1;\r\n dkim=pass (good signature; really) header.i=@mail-router.example.net;"
                                + " spf=fail reason=\"not \\\"allowed\\\"\" smtp.mailfrom=example.net")
                .orElseThrow();
        assertThat(read.id()).isEqualTo("example.com");
        assertThat(read.results())
                .containsExactly(
                        MethodResult.of("dkim", "pass").with("header.i", "@mail-router.example.net"),
                        MethodResult.of("spf", "fail")
                                .because("not \"allowed\"")
                                .with("smtp.mailfrom", "example.net"));
        assertThat(AuthenticationResults.parse("example.org 1; none")
                        .orElseThrow()
                        .results())
                .isEmpty();
        assertThat(AuthenticationResults.parse("example.org; dkim")).isEmpty();
        assertThat(AuthenticationResults.parse("")).isEmpty();
    }

    @Test
    void readsWhatItWrites() {
        SeededRandom.check(500, random -> {
            String odd = "a\"b\\c;d=e(f) " + random.between(0, 9);
            AuthenticationResults made = new AuthenticationResults(
                    "mail.example.com",
                    List.of(
                            MethodResult.of("dkim", "fail").because(odd).with("header.d", "example.com"),
                            MethodResult.of("spf", "pass").with("smtp.mailfrom", odd)));
            assertThat(AuthenticationResults.parse(made.value())).contains(made);
            assertThat(made.header().render()).contains("\r\n");
        });
    }

    @Test
    void knowsForgedOnes() {
        assertThat(AuthenticationResults.isForged("mail.example.com; spf=pass", "mail.example.com"))
                .isTrue();
        assertThat(AuthenticationResults.isForged(" (x)\r\n \"MAIL.example.com\" 1; broken", "mail.example.com"))
                .isTrue();
        assertThat(AuthenticationResults.isForged("other.example; spf=pass", "mail.example.com"))
                .isFalse();
    }

    @Test
    void hostileOctetsAreRead() {
        SeededRandom.check(3_000, random -> {
            StringBuilder text = new StringBuilder("a; dkim=pass (c) header.d=x; spf=fail reason=\"y\"");
            for (int i = random.between(1, 10); i > 0; i--) {
                text.setCharAt(
                        random.between(0, text.length() - 1), random.oneOf(';', '(', ')', '"', '\\', '=', ' ', 'x'));
            }
            AuthenticationResults.parse(text.toString())
                    .ifPresent(read -> assertThat(read.value()).isNotEmpty());
        });
        assertThat(AuthenticationResults.parse("(".repeat(30_000))).isEmpty();
    }
}
