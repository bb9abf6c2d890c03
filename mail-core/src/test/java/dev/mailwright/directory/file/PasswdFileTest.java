package dev.mailwright.directory.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mailwright.Quota;
import dev.mailwright.address.Domain;
import dev.mailwright.directory.Access;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Mechanism;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.Setting;
import dev.mailwright.directory.password.PasswordHasher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswdFileTest {

    private static final String PENCIL = "{SCRAM-SHA-256}4096,W22ZaJ0SNY7soEsUEjb6gQ==,"
            + "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=,wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=";

    @TempDir
    private Path directory;

    private enum Mode {
        NONE,
        SUB_FOLDER
    }

    private PasswdFile file(String text) {
        try {
            return PasswdFile.at(Files.writeString(directory.resolve("users"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Account account(PasswdFile file, String address) {
        return file.find(List.of(RecipientKey.parse(address)))
                .toOptional()
                .orElseThrow()
                .accounts()
                .get(0);
    }

    private static boolean login(PasswdFile file, String login, String password) {
        return file.login(Credential.password(login, password)).isFound();
    }

    @Test
    void readsAllFields() {
        PasswdFile file = file("john@example.com:{PLAIN}secret:1000:1000:John Doe,Room 1:/home/john:/bin/sh:"
                + "userdb_quota_rule=*:storage=1G:messages=500 userdb_mail=maildir:~/Mail mailwright_access=imap,Delivery"
                + " mailwright_test_mode=sub-folder userdb_mailwright_test_size=17\n");
        Account john = account(file, "john@example.com");
        assertThat(john.displayName()).isEqualTo("John Doe");
        assertThat(john.quota()).isEqualTo(new Quota(1L << 30, 500));
        assertThat(john.access()).containsExactlyInAnyOrder(Access.IMAP, Access.DELIVERY);
        assertThat(john.setting(new Setting<>("test.mode", Mode.class, Mode.NONE)))
                .isEqualTo(Mode.SUB_FOLDER);
        assertThat(john.setting(new Setting<>("test.size", Integer.class, 1))).isEqualTo(17);
        assertThat(john.setting(new Setting<>("test.size", Mode.class, Mode.NONE)))
                .isEqualTo(Mode.NONE);
        assertThat(john.setting(new Setting<>("test.other", String.class, "x"))).isEqualTo("x");
        assertThat(john.toString() + file).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "quota_rule=*:storage=10,            10240",
        "quota_rule=*:storage=10M,           10485760",
        "quota_rule=*:storage=2k,            2048",
        "quota_rule=*:bytes=17,              17",
        "quota_rule=*:storage=0,             9223372036854775807",
        "quota_rule=Trash:storage=+1G,       9223372036854775807",
        "quota_storage_size=3M,              3145728",
    })
    void readsQuotas(String field, long octets) {
        PasswdFile file = file("john@example.com:x::::::userdb_" + field);
        assertThat(account(file, "john@example.com").quota().bytes()).isEqualTo(octets);
    }

    @Test
    void completesUsersAndSchemes() {
        PasswdFile file =
                file("# users\r\n\r\n:ignored\r\nJohn:secret\r\nmary@example.org:{sha256}K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=\r\n")
                        .defaultDomain("example.com")
                        .defaultScheme("PLAIN");
        assertThat(login(file, "john@example.com", "secret")).isTrue();
        assertThat(login(file, "JOHN", "secret")).isTrue();
        assertThat(login(file, "mary@example.org", "secret")).isTrue();
        assertThat(login(file, "mary", "secret")).isFalse();
        assertThat(file.domain(Domain.of("example.com")).isFound()).isTrue();
        assertThat(file.domain(Domain.of("example.net")).isFound()).isFalse();
    }

    @Test
    void bareLoginsWorkWhileThereIsOneDomain() {
        assertThat(login(file("john@example.com:{PLAIN}secret"), "john", "secret"))
                .isTrue();
        assertThat(login(file("john@example.com:{PLAIN}secret\nx@example.org:x"), "john", "secret"))
                .isFalse();
    }

    @Test
    void letsNobodyInWhoIsLocked() {
        PasswdFile file = file("""
                a@example.com:x
                b@example.com:*
                c@example.com:!{PLAIN}x
                d@example.com:
                e@example.com
                f@example.com:{PLAIN}secret::::::nologin
                """);
        for (String user : List.of("a", "b", "c", "d", "e")) {
            for (String password : List.of("x", "*", "", "!{PLAIN}x")) {
                assertThat(login(file, user + "@example.com", password)).isFalse();
            }
            assertThat(file.login(Credential.proven(user + "@example.com")).isFound())
                    .isFalse();
        }
        assertThat(account(file, "f@example.com").access()).containsExactly(Access.DELIVERY);
    }

    @Test
    void offersScramWhereEverybodyHasAVerifier() {
        PasswdFile file =
                file("john@example.com:" + PENCIL + "\nmary@example.com:{PLAIN}pencil\nlocked@example.com:x\n");
        file.reload();
        assertThat(file.mechanisms()).contains(Mechanism.SCRAM_SHA_256).doesNotContain(Mechanism.SCRAM_SHA_1);
        assertThat(file.scram("john@example.com", ScramHash.SHA_256).isFound()).isTrue();
        assertThat(file.scram("john@example.com", ScramHash.SHA_1).isFound()).isFalse();
        assertThat(file.scram("mary@example.com", ScramHash.SHA_256))
                .isEqualTo(file.scram("mary@example.com", ScramHash.SHA_256));
        assertThat(login(file, "john@example.com", "pencil")).isTrue();
        PasswdFile mixed =
                file("john@example.com:" + PENCIL + "\nmary@example.com:{SSHA}L0Lamh67+XKNfJPXWXFh52v/SW4KG8ha\n");
        mixed.reload();
        assertThat(mixed.mechanisms()).isEqualTo(Mechanism.PASSWORD_ONLY);
    }

    @Test
    void namesEachBadLineAndNoPassword() throws IOException {
        PasswdFile file = file("""
                john:{PLAIN}topsecret
                a b@example.com:{PLAIN}topsecret
                ann@example.com:{MD4}topsecret
                ann@example.com:{topsecret
                ann@example.com:topsecret
                bob@example.com:{ARGON2ID}$argon2id$v=19$m=4194304,t=3,p=1$topsecret$topsecret
                ok@example.com:{PLAIN}topsecret
                OK@example.com:{PLAIN}topsecret
                q@example.com:{PLAIN}topsecret::::::quota_rule=*:storage=lots
                r@example.com:{PLAIN}topsecret::::::nopassword
                s@example.com:{PLAIN}topsecret::::::userdb_x=1 allow_nets=192.0.2.0/24
                t@example.com:{PLAIN}topsecret::::::mailwright_access=http
                """);
        Files.write(
                directory.resolve("users"),
                "u\u00fc@example.com:{PLAIN}topsecret\n".getBytes(StandardCharsets.ISO_8859_1),
                java.nio.file.StandardOpenOption.APPEND);
        String message = String.valueOf(catchThrowable(file::reload).getMessage());
        String[] lines = message.split("\n", -1);
        int[] numbers = {1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13};
        assertThat(lines).hasSize(numbers.length);
        for (int i = 0; i < lines.length; i++) {
            assertThat(lines[i]).startsWith(directory.resolve("users") + ":" + numbers[i] + ": ");
        }
        assertThat(message).doesNotContain("topsecret").contains("{MD4}");
    }

    @Test
    void cutsTheListOfBadLines() {
        String message = String.valueOf(
                catchThrowable(file("john\n".repeat(1_000))::reload).getMessage());
        assertThat(message.lines()).hasSize(51);
        assertThat(message).endsWith(": and 950 more");
    }

    @Test
    void checksOnePasswordWhoeverLogsIn() {
        AtomicInteger checks = new AtomicInteger();
        PasswordHasher counting = new PasswordHasher() {
            @Override
            public String hash(String clear) {
                return "{X}" + clear;
            }

            @Override
            public boolean verify(String clear, String stored) {
                checks.incrementAndGet();
                return stored.equals("{X}" + clear);
            }

            @Override
            public boolean understands(String stored) {
                return stored.startsWith("{X}");
            }
        };
        PasswdFile file =
                file("john@example.com:{X}secret\nlocked@example.com:*\n").hasher(counting);
        for (String login : List.of("john@example.com", "nobody@example.com", "locked@example.com", "@@", "")) {
            checks.set(0);
            assertThat(login(file, login, "wrong")).isFalse();
            assertThat(checks.get()).as(login).isEqualTo(1);
        }
    }
}
