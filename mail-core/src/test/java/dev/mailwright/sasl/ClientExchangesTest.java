package dev.mailwright.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.directory.ScramHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins at other servers, with the dialogues that the standards print. */
class ClientExchangesTest {

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String initial(ClientExchange exchange) {
        return new String(exchange.initial().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String respond(ClientExchange exchange, String challenge) {
        return new String(exchange.respond(octets(challenge)), StandardCharsets.UTF_8);
    }

    private static ClientExchange only(ClientLogin login, String mechanism) {
        return login.choose(List.of(mechanism), true, new Random(1)).orElseThrow();
    }

    /** rfc5802#5 */
    @Test
    void scramSha1() {
        ClientExchange scram = new ScramClientExchange(ScramHash.SHA_1, "user", "pencil", "fyko+d2lbbFgONRv9qkxdawL");
        assertThat(initial(scram)).isEqualTo("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
        assertThat(respond(scram, "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"))
                .isEqualTo("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        assertThat(scram.isComplete()).isFalse();
        assertThat(respond(scram, "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")).isEmpty();
        assertThat(scram.isComplete()).isTrue();
    }

    /** rfc7677#3 */
    @Test
    void scramSha256() {
        ClientExchange scram = new ScramClientExchange(ScramHash.SHA_256, "user", "pencil", "rOprNGfwEbeRWgbNEkqO");
        assertThat(respond(
                        scram,
                        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
                .isEqualTo("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        respond(scram, "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
        assertThat(scram.isComplete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "r=other,s=QSXCR+Q6sek8bf92,i=4096",
                "r=nonce,s=QSXCR+Q6sek8bf92,i=4096",
                "r=nonceX,s=,i=4096",
                "r=nonceX,s=!,i=4096",
                "r=nonceX,s=QSXCR+Q6sek8bf92,i=1",
                "r=nonceX,s=QSXCR+Q6sek8bf92,i=2000000000",
                "r=nonceX,s=QSXCR+Q6sek8bf92,i=many",
                "m=ext,r=nonceX,s=QSXCR+Q6sek8bf92,i=4096"
            })
    void scramTakesNoBadChallenge(String challenge) {
        ClientExchange scram = new ScramClientExchange(ScramHash.SHA_1, "user", "pencil", "nonce");
        assertThatThrownBy(() -> respond(scram, challenge)).isInstanceOf(ClientLoginException.class);
        assertThat(scram.isComplete()).isFalse();
    }

    @Test
    void scramDoesNotBelieveAServerThatDoesNotKnowThePassword() {
        ClientExchange scram = new ScramClientExchange(ScramHash.SHA_1, "user", "pencil", "nonce");
        respond(scram, "r=nonceX,s=QSXCR+Q6sek8bf92,i=4096");
        assertThatThrownBy(() -> respond(scram, "v=rmF9pqV8S7suAoZWja4dJRkFsKQ="))
                .isInstanceOf(ClientLoginException.class)
                .hasMessageContaining("false one");
        assertThat(scram.isComplete()).isFalse();
    }

    /** rfc2195#2 */
    @Test
    void cramMd5() {
        ClientExchange cram = only(ClientLogin.password("tim", "tanstaaftanstaaf"), "cram-md5");
        assertThat(cram.initial()).isEmpty();
        assertThat(respond(cram, "<1896.697170952@postoffice.reston.mci.net>"))
                .isEqualTo("tim b913a602c7eda7a495b4e6e7334d3890");
        assertThat(cram.isComplete()).isTrue();
    }

    @Test
    void plainAndLogin() {
        assertThat(initial(only(ClientLogin.password("tim", "tanstaaf"), "PLAIN")))
                .isEqualTo("\0tim\0tanstaaf");
        ClientExchange login = only(ClientLogin.password("tim", "tanstaaf"), "LOGIN");
        assertThat(respond(login, "Username:")).isEqualTo("tim");
        assertThat(login.isComplete()).isFalse();
        assertThat(respond(login, "Password:")).isEqualTo("tanstaaf");
        assertThat(login.isComplete()).isTrue();
    }

    /** rfc7628#4.1 */
    @Test
    void tokens() {
        ClientExchange bearer = only(ClientLogin.token("user@example.com", "vF9dft4qmT"), "OAUTHBEARER");
        assertThat(initial(bearer)).isEqualTo("n,a=user@example.com,\1auth=Bearer vF9dft4qmT\1\1");
        assertThat(respond(bearer, "{\"status\":\"invalid_token\"}")).isEqualTo("\1");
        assertThat(initial(only(ClientLogin.token("u", "t"), "XOAUTH2"))).isEqualTo("user=u\1auth=Bearer t\1\1");
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN LOGIN SCRAM-SHA-1 SCRAM-SHA-256 CRAM-MD5, true, SCRAM-SHA-256",
        "PLAIN LOGIN CRAM-MD5, true, PLAIN",
        "PLAIN LOGIN CRAM-MD5, false, CRAM-MD5",
        "LOGIN XOAUTH2, true, LOGIN",
    })
    void takesTheBestThatIsOffered(String offered, boolean secure, String expected) {
        ClientLogin login = ClientLogin.password("u", "p");
        assertThat(login.choose(List.of(offered.split(" ")), secure, new Random(1)))
                .hasValueSatisfying(exchange -> assertThat(exchange.mechanism()).isEqualTo(expected));
    }

    @Test
    void takesNothingElseThanAskedFor() {
        ClientLogin login = ClientLogin.password("u", "p").withMechanisms(List.of("scram-sha-256"));
        assertThat(login.choose(List.of("PLAIN"), true, new Random(1))).isEmpty();
        assertThat(ClientLogin.token("u", "t").choose(List.of("PLAIN"), true, new Random(1)))
                .isEmpty();
        assertThat(login.toString()).isEqualTo("u");
    }
}
