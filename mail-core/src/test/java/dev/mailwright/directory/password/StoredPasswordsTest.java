package dev.mailwright.directory.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class StoredPasswordsTest {

    private final Pbkdf2Hasher hasher = new Pbkdf2Hasher(new SecureRandom(), 1_000);

    @Test
    void verifiesWhatItHashed() {
        String stored = hasher.hash("pässword");
        assertThat(stored).startsWith("{PBKDF2-SHA256}1000$").doesNotContain("pässword");
        assertThat(hasher.verify("pässword", stored)).isTrue();
        assertThat(hasher.verify("password", stored)).isFalse();
        assertThat(hasher.verify("", stored)).isFalse();
    }

    @Test
    void saltsEachHash() {
        assertThat(hasher.hash("x")).isNotEqualTo(hasher.hash("x"));
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        for (String stored : new String[] {
            "{ARGON2ID}x",
            "{PBKDF2-SHA256}",
            "{PBKDF2-SHA256}x$y$z",
            "{PBKDF2-SHA256}99999999999$AAAA$AAAA",
            "{PBKDF2-SHA256}0$AAAA$AAAAAAAAAAAAAAAAAAAAAA==",
            "{PBKDF2-SHA256}1000$AAAA$AA=="
        }) {
            assertThat(hasher.understands(stored)).as(stored).isFalse();
            assertThat(hasher.verify("x", stored)).as(stored).isFalse();
        }
    }

    /** The example of rfc7677#3: user, pencil. */
    @Test
    void derivesWhatRfc7677Shows() {
        byte[] salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
        ScramSecret secret = ScramSecrets.derive("pencil", ScramHash.SHA_256, salt, 4096);
        assertThat(secret.storedKey())
                .isEqualTo(Base64.getDecoder().decode("WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY="));
        assertThat(secret.serverKey())
                .isEqualTo(Base64.getDecoder().decode("wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="));
    }
}
