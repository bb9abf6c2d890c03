package dev.mailwright.testing.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.Lookup;
import dev.mailwright.Subscription;
import dev.mailwright.address.Domain;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.AccountFilter;
import dev.mailwright.directory.Alias;
import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Cursor;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.DirectoryFeature;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.Mechanism;
import dev.mailwright.directory.Page;
import dev.mailwright.directory.Principal;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.ScramHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What holds for every directory. A subclass fills one with
 *
 * <ul>
 *   <li>accounts {@code john@example.com} with the password {@value #PASSWORD}, {@code mary@example.com} and {@code
 *       zoe@example.org} with others
 *   <li>aliases {@code info@example.com} for john and for mary@elsewhere.example, and {@code @example.org} for zoe
 * </ul>
 */
public abstract class DirectoryContract {

    /** John's. */
    protected static final String PASSWORD = "s\u00e4cret";

    private static final String JOHN = "john@example.com";

    /** A new directory with what is said above. */
    protected abstract Directory directory();

    @Test
    void domainsAreOursOrAbsent() {
        Directory directory = directory();
        assertThat(directory.domain(Domain.of("example.com")).toOptional().map(d -> d.name()))
                .contains(Domain.of("example.com"));
        assertThat(directory.domain(Domain.of("EXAMPLE.org")).isFound()).isTrue();
        assertThat(directory.domain(Domain.of("elsewhere.example"))).isEqualTo(Lookup.absent());
        assertThat(directory.domain(Domain.of("sub.example.com"))).isEqualTo(Lookup.absent());
    }

    @Test
    void findsWhatTheKeysNameAndNothingElse() {
        Directory directory = directory();
        Matches john = matches(directory, "john+tag@example.com", JOHN, "@example.com");
        assertThat(john.accounts()).extracting(Account::address).hasToString("[john@example.com]");
        assertThat(john.aliases()).isEmpty();
        Matches info = matches(directory, "INFO@Example.COM", "@example.com");
        assertThat(info.accounts()).isEmpty();
        assertThat(info.aliases()).hasSize(1);
        Alias alias = info.aliases().get(0);
        assertThat(alias.key()).isEqualTo(RecipientKey.parse("info@example.com"));
        assertThat(alias.targets())
                .extracting(target -> target.in(Domain.of("example.com")).toString())
                .containsExactlyInAnyOrder(JOHN, "mary@elsewhere.example");
        assertThat(matches(directory, "anybody@example.org", "@example.org").aliases())
                .extracting(Alias::key)
                .containsExactly(RecipientKey.parse("@example.org"));
        assertThat(matches(directory, "nobody@example.com", "@example.com")).isEqualTo(Matches.NONE);
        assertThat(matches(directory)).isEqualTo(Matches.NONE);
    }

    @Test
    void findsSeveralAtOnce() {
        Matches both = matches(directory(), JOHN, "mary@example.com", "zoe@example.org", "@example.org");
        assertThat(both.accounts()).hasSize(3);
        assertThat(both.aliases()).hasSize(1);
    }

    @Test
    void idsAreStable() {
        Directory directory = directory();
        assertThat(matches(directory, JOHN).accounts().get(0).id())
                .isEqualTo(
                        matches(directory, "JOHN@EXAMPLE.com").accounts().get(0).id());
    }

    @Test
    void letsInWhoKnowsThePassword() {
        Directory directory = directory();
        assertThat(login(directory, JOHN, PASSWORD).toOptional().map(Principal::login))
                .contains(JOHN);
        assertThat(login(directory, "John@Example.COM", PASSWORD).isFound()).isTrue();
    }

    @Test
    void unknownAndWrongLookAlike() {
        Directory directory = directory();
        for (String[] wrong : new String[][] {
            {JOHN, ""},
            {JOHN, "S\u00e4cret"},
            {JOHN, PASSWORD + "\0"},
            {JOHN, PASSWORD + "x"},
            {"mary@example.com", PASSWORD},
            {"nobody@example.com", PASSWORD},
            {"info@example.com", PASSWORD},
            {"@example.org", PASSWORD},
            {"", PASSWORD},
            {"no address@@", PASSWORD},
            {"x".repeat(2_000), PASSWORD},
        }) {
            assertThat(login(directory, wrong[0], wrong[1])).as(wrong[0]).isEqualTo(Lookup.absent());
        }
        assertThat(directory.login(Credential.token(JOHN, PASSWORD)).isFound()).isFalse();
        assertThat(directory.login(Credential.certificate(JOHN)).isFound()).isFalse();
    }

    @Test
    void provenLoginsAreThoseThatScramProved() {
        Directory directory = directory();
        if (directory.mechanisms().contains(Mechanism.SCRAM_SHA_256)) {
            assertThat(directory.scram(JOHN, ScramHash.SHA_256).isFound()).isTrue();
            assertThat(directory.login(Credential.proven(JOHN)).isFound()).isTrue();
        }
        assertThat(directory.login(Credential.proven("nobody@example.com")).isFound())
                .isFalse();
        assertThat(directory.scram("nobody@example.com", ScramHash.SHA_256)).isEqualTo(Lookup.absent());
    }

    @Test
    void offersPasswords() {
        assertThat(directory().mechanisms()).containsAll(Mechanism.PASSWORD_ONLY);
    }

    @Test
    void listsEachAccountOnceWhereItCanList() {
        Directory directory = directory();
        if (!directory.features().contains(DirectoryFeature.LIST)) {
            assertThatThrownBy(() -> directory.accounts(AccountFilter.ALL, Cursor.START, 2))
                    .isInstanceOf(UnsupportedOperationException.class);
            return;
        }
        assertThat(all(directory, AccountFilter.ALL, 1))
                .containsExactlyInAnyOrder(JOHN, "mary@example.com", "zoe@example.org");
        assertThat(all(directory, AccountFilter.in(Domain.of("example.com")), 100))
                .containsExactlyInAnyOrder(JOHN, "mary@example.com");
        assertThatThrownBy(() -> directory.accounts(AccountFilter.ALL, Cursor.START, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reloadsAndWatchesWithoutHarm() {
        Directory directory = directory();
        Subscription watch = directory.watch(change -> {});
        directory.reload();
        watch.close();
        watch.close();
        assertThat(matches(directory, JOHN).accounts()).hasSize(1);
    }

    private static List<String> all(Directory directory, AccountFilter filter, int max) {
        List<String> seen = new ArrayList<>();
        Page<Account> page = directory.accounts(filter, Cursor.START, max);
        page.items().forEach(a -> seen.add(a.address().toString()));
        while (page.next().isPresent()) {
            assertThat(page.items()).hasSizeLessThanOrEqualTo(max);
            page = directory.accounts(filter, page.next().get(), max);
            page.items().forEach(a -> seen.add(a.address().toString()));
        }
        return seen;
    }

    private static Lookup<? extends Principal> login(Directory directory, String login, String password) {
        return directory.login(Credential.password(login, password));
    }

    private static Matches matches(Directory directory, String... keys) {
        List<RecipientKey> list = Arrays.stream(keys).map(RecipientKey::parse).toList();
        return directory.find(list).toOptional().orElse(Matches.NONE);
    }
}
