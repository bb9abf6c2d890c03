package dev.mailwright.directory.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.testing.Peers;
import dev.mailwright.testing.Ran;
import dev.mailwright.testing.RunProgram;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Dovecot stores is verified here, and the other way round. */
class DovecotPasswordsIT {

    private static final List<String> CLEAR = List.of("secret", "pässword with {braces}", "x".repeat(72));

    private final PasswordHashes hashes = PasswordHashes.standard(new SecureRandom());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BLF-CRYPT",
                "PBKDF2",
                "SSHA512",
                "SSHA256",
                "SSHA",
                "SHA512",
                "SHA256",
                "SHA",
                "SHA512-CRYPT",
                "SHA256-CRYPT",
                "CRYPT",
                "SCRAM-SHA-256",
                "SCRAM-SHA-1",
                "PLAIN",
                "CLEARTEXT",
                "SSHA256.HEX",
                "SHA256.HEX",
                "SHA512-CRYPT.B64",
                "ARGON2ID"
            })
    void verifiesWhatDovecotMakes(String scheme) {
        for (String clear : CLEAR) {
            String stored = doveadm("pw", "-s", scheme, "-p", clear)
                    .requireSuccess()
                    .out()
                    .strip();
            assertThat(hashes.understands(stored)).as(stored).isTrue();
            assertThat(hashes.verify(clear, stored)).as(stored).isTrue();
            assertThat(hashes.verify(clear.substring(1), stored)).as(stored).isFalse();
        }
    }

    @Test
    void makesWhatDovecotVerifies() {
        for (String clear : CLEAR) {
            String stored = hashes.hash(clear);
            assertThat(doveadm("pw", "-t", stored, "-p", clear).exit())
                    .as(stored)
                    .isZero();
            assertThat(doveadm("pw", "-t", stored, "-p", clear + "x").exit())
                    .as(stored)
                    .isNotZero();
        }
    }

    private static Ran doveadm(String... arguments) {
        return RunProgram.of(Peers.require("doveadm").toString(), "-O")
                .and(arguments)
                .run();
    }
}
