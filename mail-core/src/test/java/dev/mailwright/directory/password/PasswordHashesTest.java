package dev.mailwright.directory.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashesTest {

    private final PasswordHashes hashes = PasswordHashes.standard(new SecureRandom());

    /** Made by Dovecot 2.3 from "pässword"; the last ones by hand from those. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$i/whbDqI5VhZp+Fj3MFHNg$1xgH/7Q7rGeV1e/gHWBgM5o3BzpmoADKQsUg1ipOCcw",
                "{BLF-CRYPT}$2y$05$qgfivC3xEFkK6vhpT8L8UOn33EBs5o76LBcb1/SbVVjgQKuAKu.0q",
                "{PBKDF2}$1$cEJjyvE5JOaX1Jqg$5000$774d84a03b54da0bf223400b2b4d030bc4a1de71",
                "{SSHA512}826BlJw1cEV60K0ZvfWso63FCXPpJ2tZ5Dp8A8EhNYQrb+5PJwJtKULo1hNv90bh2jMcobTixqpvYeSp4MPrO1FCPqQ=",
                "{SSHA256}xM3r3QNoQQOYnrO10JHxRdo5eEutuK77os/KhV8lYtj4muv4",
                "{SSHA}L0Lamh67+XKNfJPXWXFh52v/SW4KG8ha",
                "{SHA512-CRYPT}$6$8x0Owd6sPDwRYjfz$azsdFl1DQ3WrbiKNTuj96D.V5ugojzZlIoA2m7FBtzPWBGNR7d.ggQk7WygewNH.P2zbRv1gKA.Ngbsal0a4u.",
                "{SHA256-CRYPT}$5$QtCsSolTg7/tXZ92$7Par84FZc/AYAMQLA2IMD8xT0RtmOhqMBRJFfpl9bWA",
                "{SCRAM-SHA-256}4096,c1KqR9hMRz3gYp+TvG2QEQ==,z9KaBSfiYy6CKbnS9YmAU4m5gTOMANpxooLoBA3v7uQ=,u3Z117rRhID3HH5HNPFhGD/bN8GZqT/IoyFIn79Va3I=",
                "{SCRAM-SHA-1}4096,6dNjVUDvtcHjudtG5TE/sA==,CBLWndsyCiWcqviklgLo8pbqZE4=,XU8GKm4aBiGK2S/A6VLyMnkIsKU=",
                "{PLAIN}pässword",
                "{CRYPT}$2y$05$w0RM7Xil3FoMZ8vowe4AOewV.nSOEGYnKiKUwZwyJ88C08cNoNBT6",
                "{SHA256}NHgme1YSeRtAmIkGs6eJfrarUB4EuV7TL5nQr99mnZw=",
                "{SHA512}KF3icbSeAO9oGc8Ku/AxXpfCXLo2FhZ8dw78Umxki03hH0sA3HH67TOjEse6g2kNPtFKqq32tiKqSJlv8H7IpA==",
                "{SHA}I7dElEdfX4dJgLdnbVEeI9iG2mQ=",
                "{sha256}3478267b5612791b40988906b3a7897eb6ab501e04b95ed32f99d0afdf669d9c",
                "{SHA256.HEX}3478267b5612791b40988906b3a7897eb6ab501e04b95ed32f99d0afdf669d9c",
                "{SSHA256.hex}C4CDEBDD03684103989EB3B5D091F145DA39784BADB8AEFBA2CFCA855F2562D8F89AEBF8",
                "{SSHA.b64}L0Lamh67+XKNfJPXWXFh52v/SW4KG8ha",
                "{PLAIN.b64}cMOkc3N3b3Jk",
                "{CLEARTEXT.HEX}70c3a47373776f7264",
                "{CRYPT}$6$8x0Owd6sPDwRYjfz$azsdFl1DQ3WrbiKNTuj96D.V5ugojzZlIoA2m7FBtzPWBGNR7d.ggQk7WygewNH.P2zbRv1gKA.Ngbsal0a4u.",
                "{CRYPT}$5$QtCsSolTg7/tXZ92$7Par84FZc/AYAMQLA2IMD8xT0RtmOhqMBRJFfpl9bWA",
                "{BLF-CRYPT}$2a$05$qgfivC3xEFkK6vhpT8L8UOn33EBs5o76LBcb1/SbVVjgQKuAKu.0q",
                "{CRYPT}$2b$05$qgfivC3xEFkK6vhpT8L8UOn33EBs5o76LBcb1/SbVVjgQKuAKu.0q",
            })
    void verifiesWhatDovecotMade(String stored) {
        assertThat(hashes.understands(stored)).isTrue();
        assertThat(hashes.verify("pässword", stored)).isTrue();
        assertThat(hashes.verify("passwort", stored)).isFalse();
        assertThat(hashes.verify("", stored)).isFalse();
    }

    /** From the specification of SHA-crypt and from {@code openssl passwd}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "Hello_world! {SHA256-CRYPT}$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",
                "Hello_world! {SHA256-CRYPT}$5$rounds=10000$saltstringsaltst$3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA",
                "Hello_world! {SHA512-CRYPT}$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
                "Hello_world! {SHA512-CRYPT}$6$rounds=10000$saltstringsaltst$OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v.",
            })
    void knowsTheVectorsOfShaCrypt(String clear, String stored) {
        assertThat(hashes.verify(clear.replace('_', ' '), stored)).isTrue();
    }

    @Test
    void hashesWithArgon2id() {
        String stored = hashes.hash("pässword");
        assertThat(stored)
                .startsWith("{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(hashes.hash("pässword"));
        assertThat(hashes.verify("pässword", stored)).isTrue();
        assertThat(hashes.verify("password", stored)).isFalse();
    }

    @Test
    void hashesWithPbkdf2WhereArgon2IsMissing() {
        PasswordHashes bare = new PasswordHashes(new SecureRandom(), new MemoryBudget(1_024), false);
        String stored = bare.hash("secret");
        assertThat(stored).startsWith("{PBKDF2-SHA256}600000$");
        assertThat(bare.verify("secret", stored)).isTrue();
        assertThat(hashes.verify("secret", stored)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "{}secret",
                "{PLAIN}",
                "{MD5}x",
                "{PLAIN.ROT13}x",
                "{PLAIN.HEX}7g",
                "{ARGON2ID}$argon2id$v=19$m=4194304,t=3,p=1$i/whbDqI5VhZp+Fj3MFHNg$1xgH/7Q7rGeV1e/gHWBgM5o3BzpmoADKQsUg1ipOCcw",
                "{ARGON2ID}$argon2id$v=19$m=65536,t=999999999,p=1$i/whbDqI5VhZp+Fj3MFHNg$1xgH/7Q7rGeV1e/gHWBgM5o3BzpmoADKQsUg1ipOCcw",
                "{ARGON2ID}$argon2id$v=19$m=0,t=1,p=0$i/whbDqI5VhZp+Fj3MFHNg$1xgH/7Q7rGeV1e/gHWBgM5o3BzpmoADKQsUg1ipOCcw",
                "{ARGON2ID}$argon2id$v=16$m=65536,t=3,p=1$i/whbDqI5VhZp+Fj3MFHNg$1xgH/7Q7rGeV1e/gHWBgM5o3BzpmoADKQsUg1ipOCcw",
                "{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$$",
                "{BLF-CRYPT}$2y$31$qgfivC3xEFkK6vhpT8L8UOn33EBs5o76LBcb1/SbVVjgQKuAKu.0q",
                "{BLF-CRYPT}$2x$05$qgfivC3xEFkK6vhpT8L8UOn33EBs5o76LBcb1/SbVVjgQKuAKu.0q",
                "{BLF-CRYPT}$2y$05$qgfivC3xEFkK6vhpT8L8UOn33EBs5o76LBcb1/SbVVjgQKuAKu.0",
                "{SHA512-CRYPT}$6$rounds=999999999$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjlO/O817G3uBnIFNjnQJuesI68OTLiBFdcbYEdFCoEOfaS35inz1",
                "{SHA512-CRYPT}$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8",
                "{CRYPT}$y$j9T$abc$def",
                "{CRYPT}rqXexS6ZhobKA",
                "{PBKDF2}$1$salt$99999999$774d84a03b54da0bf223400b2b4d030bc4a1de71",
                "{PBKDF2}$1$salt$5000$774d",
                "{SSHA256}AAAA",
                "{SHA256}AAAA",
                "{SCRAM-SHA-256}4096,c1KqR9hMRz3gYp+TvG2QEQ==,AAAA,AAAA",
                "{SCRAM-SHA-256}99999999,c1KqR9hMRz3gYp+TvG2QEQ==,z9KaBSfiYy6CKbnS9YmAU4m5gTOMANpxooLoBA3v7uQ=,u3Z117rRhID3HH5HNPFhGD/bN8GZqT/IoyFIn79Va3I=",
            })
    void refusesWhatIsBrokenOrAsksForTooMuch(String stored) {
        assertThat(hashes.understands(stored)).isFalse();
        assertThat(hashes.verify("x", stored)).isFalse();
        assertThat(hashes.scram(stored, ScramHash.SHA_256)).isEmpty();
    }

    @Test
    void refusesImpossiblePasswords() {
        for (String clear : List.of("", "a\0b", "x".repeat(1_025), "ä".repeat(513))) {
            assertThatThrownBy(() -> hashes.hash(clear)).isInstanceOf(IllegalArgumentException.class);
            assertThat(hashes.verify(clear, "{PLAIN}" + clear)).isFalse();
        }
        assertThat(hashes.verify("ä".repeat(512), "{PLAIN}" + "ä".repeat(512))).isTrue();
    }

    @Test
    void takesEveryWayToTypeTheSame() {
        String composed = hashes.hash("p\u00e4ss\u00a0word");
        assertThat(hashes.verify("pa\u0308ss word", composed)).isTrue();
        assertThat(hashes.verify("pa\u0308ss", "{PLAIN}pa\u0308ss")).isTrue();
        assertThat(SaslPrep.prepare("I\u00adX\u2168")).isEqualTo("IXIX");
        assertThat(SaslPrep.prepare("\u00aa")).isEqualTo("a");
        assertThat(SaslPrep.prepare("\u0007\u00aa")).isEqualTo("\u0007\u00aa");
    }

    @Test
    void bcryptCountsTheFirst72Octets() {
        String of80 = "{BLF-CRYPT}$2y$05$75Qz6H59w49zsmDBkYFRI.GP8QAwFW0wtbvBiUGBkCM5fzdVhlhoq";
        String of72 = "{BLF-CRYPT}$2y$05$fS8tZnoTi603QQqV0UmlBunS2/AViRzIjFrZNhTiIOraN3gSrj9w2";
        for (String stored : List.of(of80, of72)) {
            assertThat(hashes.verify("x".repeat(72), stored)).isTrue();
            assertThat(hashes.verify("x".repeat(80), stored)).isTrue();
            assertThat(hashes.verify("x".repeat(71), stored)).isFalse();
        }
    }

    @Test
    void givesScramSecrets() {
        String pencil = "{SCRAM-SHA-256}4096,W22ZaJ0SNY7soEsUEjb6gQ==,WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=,"
                + "wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=";
        ScramSecret secret = hashes.scram(pencil, ScramHash.SHA_256).orElseThrow();
        assertThat(secret.iterations()).isEqualTo(4_096);
        assertThat(secret.salt()).hasSize(16);
        assertThat(hashes.scram(pencil, ScramHash.SHA_1)).isEmpty();
        assertThat(hashes.verify("pencil", pencil)).isTrue();
        assertThat(hashes.scram("{PLAIN}pencil", ScramHash.SHA_1)).isPresent();
        assertThat(hashes.scram(hashes.hash("pencil"), ScramHash.SHA_256)).isEmpty();
    }

    @Test
    void keepsToItsMemory() throws Exception {
        MemoryBudget budget = new MemoryBudget(100);
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int kib = i % 10 == 0 ? 1_000 : 30;
                all.add(threads.submit(() -> budget.with(kib, () -> {
                    most.accumulateAndGet(taken.addAndGet(Math.min(kib, 100)), Math::max);
                    Thread.onSpinWait();
                    taken.addAndGet(-Math.min(kib, 100));
                    return true;
                })));
            }
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isBetween(30, 100);
        assertThat(budget.available()).isEqualTo(100);
    }

    @Test
    void givesMemoryBackWhenAHashFails() {
        MemoryBudget budget = new MemoryBudget(100);
        assertThatThrownBy(() -> budget.with(60, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(budget.available()).isEqualTo(100);
    }
}
