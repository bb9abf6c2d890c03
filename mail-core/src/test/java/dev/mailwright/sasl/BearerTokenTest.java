package dev.mailwright.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages of OAUTHBEARER and XOAUTH2. // rfc7628#3.1 */
class BearerTokenTest {

    private static String raw(String shown) {
        return shown.replace('^', '\u0001');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n,a=user@example.com,^host=server.example.com^port=143^auth=Bearer"
                        + " vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==^^",
                "n,a=user@example.com,^auth=Bearer abc^^",
                "n,,^auth=bearer abc^^",
                "y,a=us=2Cer,^auth=Bearer abc^^"
            })
    void readsWhatTheStandardShows(String message) {
        assertThat(BearerToken.standard(raw(message))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n",
                "n,",
                "n,,",
                "n,,^",
                "n,,^^",
                "n,,^auth=Bearer ^^",
                "n,,^auth=Basic abc^^",
                "n,,^auth=Bearer a b^^",
                "n,,^auth=Bearer abc^",
                "n,,^auth=Bearer abc^^x",
                "n,x,^auth=Bearer abc^^",
                "n,a=u=,^auth=Bearer abc^^",
                "p=tls-exporter,,^auth=Bearer abc^^",
                "n,,^auth=Bearer abc^auth=Bearer def^^",
                "user=a^auth=Bearer abc^^"
            })
    void refusesEverythingElse(String message) {
        assertThat(BearerToken.standard(raw(message))).isNull();
    }

    @Test
    void readsTheOlderForm() {
        assertThat(BearerToken.older(raw("user=a@b.example^auth=Bearer ya29.x^^")))
                .isEqualTo(new BearerToken("a@b.example", "ya29.x"));
        assertThat(BearerToken.older(raw("user=a^auth=Bearer^^"))).isNull();
        assertThat(BearerToken.older(raw("n,,^auth=Bearer abc^^"))).isNull();
    }

    @Test
    void neverFailsOtherwise() {
        SeededRandom.check(5_000, random -> {
            StringBuilder text = new StringBuilder(raw("n,a=user,^host=h^auth=Bearer abc^^"));
            for (int edit = random.between(0, 4); edit > 0; edit--) {
                int at = random.between(0, text.length() - 1);
                text.replace(at, at + 1, random.oneOf("n", "a=", ",", "\0", "\u0001", "=2C", "p=", random.nasty(3)));
            }
            text.setLength(random.between(0, text.length()));
            BearerToken.standard(text.toString());
            BearerToken.older(text.toString());
            ScramFirst.parse(text.toString());
        });
    }
}
