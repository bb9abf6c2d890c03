package dev.mailwright.directory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.Lookup;
import dev.mailwright.Problem;
import dev.mailwright.Subscription;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Access;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.AccountFilter;
import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Cursor;
import dev.mailwright.directory.DirectoryChange;
import dev.mailwright.directory.DirectoryEdit;
import dev.mailwright.directory.DirectoryException;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.Mechanism;
import dev.mailwright.directory.Page;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.Setting;
import dev.mailwright.directory.Target;
import dev.mailwright.directory.password.PasswordHasher;
import dev.mailwright.directory.password.Pbkdf2Hasher;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryDirectoryTest {

    private static final EmailAddress JOHN = EmailAddress.of("john@example.com");
    private static final Setting<String> COLOUR = new Setting<>("test.colour", String.class, "grey");

    private final SecureRandom random = new SecureRandom();
    private final PasswordHasher hasher = new Pbkdf2Hasher(random, 1_000);

    private MemoryDirectory build(Accounts accounts) {
        assertThat(accounts.problems(hasher)).isEmpty();
        return accounts.build(hasher, random);
    }

    private MemoryDirectory john() {
        return build(new Accounts()
                .account(
                        "John@Example.com",
                        Password.of("secret"),
                        s -> s.displayName("John").access(Access.IMAP).with(COLOUR, "red")));
    }

    @Test
    void findsAccountsAndAliasesByFoldedKeys() {
        MemoryDirectory directory = build(new Accounts()
                .account("john@example.com", Password.of("secret"))
                .alias("info@example.com", "john", "mary@elsewhere.example"));
        Matches info = matches(directory, "INFO@example.com", "@example.com");
        assertThat(info.aliases()).hasSize(1);
        assertThat(info.aliases().get(0).targets()).hasToString("[john, mary@elsewhere.example]");
        assertThat(matches(directory, "john@example.com").accounts()).hasSize(1);
        assertThat(matches(directory, "nobody@example.com")).isEqualTo(Matches.NONE);
        assertThat(directory.domain(Domain.of("example.com")).isFound()).isTrue();
        assertThat(directory.domain(Domain.of("elsewhere.example")).isFound()).isFalse();
    }

    @Test
    void logsIn() {
        MemoryDirectory directory = john();
        assertThat(login(directory, "JOHN@example.com", "secret")).isTrue();
        assertThat(login(directory, "john", "secret")).isTrue();
        assertThat(login(directory, "john@example.com", "Secret")).isFalse();
        assertThat(login(directory, "john@example.com", "")).isFalse();
        assertThat(login(directory, "nobody@example.com", "secret")).isFalse();
        assertThat(login(directory, "no body@@", "secret")).isFalse();
        assertThat(directory
                        .login(Credential.token("john@example.com", "secret"))
                        .isFound())
                .isFalse();
    }

    @Test
    void keepsWhatAnAccountChose() {
        Account account = matches(john(), "john@example.com").accounts().get(0);
        assertThat(account.displayName()).isEqualTo("John");
        assertThat(account.access()).containsExactly(Access.IMAP);
        assertThat(account.setting(COLOUR)).isEqualTo("red");
        assertThat(account.setting(COLOUR.withFallback("blue"))).isEqualTo("red");
        assertThat(account.setting(new Setting<>("test.size", String.class, "big")))
                .isEqualTo("big");
    }

    @Test
    void appliesEditsForTheNextLookUp() {
        MemoryDirectory directory = john();
        EmailAddress ann = EmailAddress.of("ann@example.org");
        List<DirectoryChange> seen = new ArrayList<>();
        Subscription watch = directory.watch(seen::add);
        directory.apply(List.of(
                DirectoryEdit.addDomain(Domain.of("example.org")),
                DirectoryEdit.addAccount(ann, Password.of("first"))));
        directory.apply(List.of(DirectoryEdit.password(ann, Password.of("second"))));
        assertThat(login(directory, "ann@example.org", "first")).isFalse();
        assertThat(login(directory, "ann@example.org", "second")).isTrue();
        watch.close();
        directory.apply(List.of(DirectoryEdit.removeAccount(ann)));
        assertThat(matches(directory, "ann@example.org").accounts()).isEmpty();
        assertThat(seen).containsExactly(DirectoryChange.EVERYTHING, new DirectoryChange(Set.of(RecipientKey.of(ann))));
    }

    @Test
    void appliesAllEditsOrNone() {
        MemoryDirectory directory = john();
        EmailAddress ann = EmailAddress.of("ann@example.com");
        List<DirectoryEdit> edits = List.of(
                DirectoryEdit.addAccount(ann, Password.of("x")), DirectoryEdit.addAccount(JOHN, Password.of("x")));
        assertThatThrownBy(() -> directory.apply(edits))
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining("john@example.com already");
        assertThat(matches(directory, "ann@example.com").accounts()).isEmpty();
        assertThat(login(directory, "john@example.com", "secret")).isTrue();
    }

    @Test
    void refusesEditsOfWhatIsNotThere() {
        MemoryDirectory directory = john();
        EmailAddress nobody = EmailAddress.of("nobody@example.com");
        for (DirectoryEdit edit : List.of(
                DirectoryEdit.removeAccount(nobody),
                DirectoryEdit.password(nobody, Password.of("x")),
                DirectoryEdit.setting(nobody, COLOUR, "red"),
                DirectoryEdit.removeAlias(RecipientKey.of(nobody)),
                DirectoryEdit.putAlias(RecipientKey.of(nobody), List.of()),
                DirectoryEdit.removeDomain(Domain.of("example.com")),
                DirectoryEdit.removeDomain(Domain.of("example.org")),
                DirectoryEdit.password(JOHN, Password.hashed("{MD5}x")))) {
            assertThatThrownBy(() -> directory.apply(List.of(edit))).isInstanceOf(DirectoryException.class);
        }
    }

    @Test
    void removesAliasAndDomain() {
        MemoryDirectory directory = john();
        RecipientKey key = RecipientKey.parse("@example.org");
        directory.apply(List.of(DirectoryEdit.putAlias(key, List.of(Target.of(JOHN)))));
        assertThat(matches(directory, "@example.org").aliases()).hasSize(1);
        directory.apply(List.of(DirectoryEdit.removeAlias(key), DirectoryEdit.removeDomain(Domain.of("example.org"))));
        assertThat(directory.domain(Domain.of("example.org")).isFound()).isFalse();
    }

    @Test
    void offersScramOnlyWhenEverybodyHasAVerifier() {
        MemoryDirectory directory = john();
        assertThat(directory.mechanisms()).contains(Mechanism.SCRAM_SHA_256);
        assertThat(directory.scram("john@example.com", ScramHash.SHA_256).isFound())
                .isTrue();
        assertThat(directory.scram("nobody@example.com", ScramHash.SHA_256).isFound())
                .isFalse();
        EmailAddress ann = EmailAddress.of("ann@example.com");
        directory.apply(List.of(DirectoryEdit.addAccount(ann, Password.of("x"))));
        assertThat(directory.mechanisms()).contains(Mechanism.SCRAM_SHA_256);
        assertThat(directory.scram("ann@example.com", ScramHash.SHA_256).isFound())
                .isTrue();
        directory.apply(List.of(DirectoryEdit.password(ann, Password.hashed(hasher.hash("y")))));
        assertThat(directory.mechanisms()).isEqualTo(Mechanism.PASSWORD_ONLY);
        assertThat(login(directory, "ann@example.com", "y")).isTrue();
    }

    @Test
    void listsPageByPage() {
        Accounts accounts = new Accounts();
        for (int i = 0; i < 5; i++) {
            accounts.account("u" + i + "@example.com", Password.of("x"))
                    .account("u" + i + "@example.org", Password.of("x"));
        }
        MemoryDirectory directory = build(accounts);
        List<String> seen = new ArrayList<>();
        Page<Account> page = directory.accounts(AccountFilter.in(Domain.of("example.org")), Cursor.START, 2);
        while (true) {
            page.items().forEach(a -> seen.add(a.login()));
            if (page.next().isEmpty()) {
                break;
            }
            page = directory.accounts(
                    AccountFilter.in(Domain.of("example.org")), page.next().get(), 2);
        }
        assertThat(seen)
                .containsExactly(
                        "u0@example.org", "u1@example.org", "u2@example.org", "u3@example.org", "u4@example.org");
    }

    @Test
    void capturesWhateverIsAskedFor() {
        MemoryDirectory directory = build(new Accounts()
                .account("john@example.com", Password.of("secret"))
                .captureAll());
        assertThat(directory.domain(Domain.of("any.example")).isFound()).isTrue();
        Matches matches = matches(directory, "buyer+x@any.example", "buyer@any.example", "@any.example");
        assertThat(matches.accounts()).hasToString("[buyer@any.example]");
        assertThat(login(directory, "buyer@any.example", "whatever")).isTrue();
        assertThat(login(directory, "john@example.com", "whatever")).isFalse();
        assertThat(directory.mechanisms()).isEqualTo(Mechanism.PASSWORD_ONLY);
        assertThat(directory.accounts(AccountFilter.ALL, Cursor.START, 10).items())
                .hasToString("[buyer@any.example, john@example.com]");
    }

    @Test
    void gathersMistakes() {
        Accounts accounts = new Accounts()
                .account("john", Password.of("x"))
                .account("ann@example.com", Password.of("x"))
                .account("Ann@example.com", Password.of("x"))
                .alias("info@example.com")
                .alias("x@example.com", "not an address@@")
                .domainAlias("example.com", "example.com");
        assertThat(accounts.problems(hasher))
                .extracting(Problem::where)
                .containsExactly(
                        "account john",
                        "account Ann@example.com",
                        "alias info@example.com",
                        "alias x@example.com",
                        "domain alias example.com");
        assertThat(accounts.first()).contains(EmailAddress.of("ann@example.com"));
    }

    private static boolean login(MemoryDirectory directory, String login, String password) {
        return directory.login(Credential.password(login, password)).isFound();
    }

    private static Matches matches(MemoryDirectory directory, String... keys) {
        List<RecipientKey> list = new ArrayList<>();
        for (String key : keys) {
            list.add(RecipientKey.parse(key));
        }
        return ((Lookup.Found<Matches>) directory.find(list)).value();
    }
}
