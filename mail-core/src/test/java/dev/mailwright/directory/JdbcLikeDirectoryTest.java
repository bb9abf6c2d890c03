package dev.mailwright.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.AccountId;
import dev.mailwright.Lookup;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.testing.directory.DirectoryContract;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An application's own user table, written as an application would write it. */
class JdbcLikeDirectoryTest extends DirectoryContract {

    /** An entity of the application. */
    record User(long number, EmailAddress address, String hash) implements Account {
        @Override
        public AccountId id() {
            return new AccountId(Long.toString(number));
        }
    }

    /** Another one. */
    record Forward(RecipientKey key, List<Target> targets) implements Alias {}

    /** What stands for the tables. */
    record Users(Set<String> domains, Map<String, User> byAddress, Map<String, Forward> forwards) {

        boolean hosts(String domain) {
            return domains.contains(domain);
        }

        Optional<User> findByAddress(String address) {
            return Optional.ofNullable(byAddress.get(address.toLowerCase(java.util.Locale.ROOT)));
        }

        List<User> findByAddressIn(Collection<String> names) {
            return names.stream()
                    .distinct()
                    .flatMap(name -> findByAddress(name).stream())
                    .toList();
        }

        List<Forward> aliasesIn(Collection<String> names) {
            return names.stream()
                    .filter(forwards::containsKey)
                    .map(forwards::get)
                    .toList();
        }
    }

    /** How the application checks its hashes. */
    interface PasswordEncoder {
        boolean matches(String clear, String hash);
    }

    record JpaDirectory(Users users, PasswordEncoder encoder) implements Directory {
        @Override
        public Lookup<LocalDomain> domain(Domain d) {
            return users.hosts(d.toString()) ? Lookup.found(() -> d) : Lookup.absent();
        }

        @Override
        public Lookup<Matches> find(Collection<? extends RecipientKey> keys) {
            var names = keys.stream().map(Object::toString).toList();
            return Lookup.found(new Matches(users.aliasesIn(names), users.findByAddressIn(names)));
        }

        @Override
        public Lookup<Principal> login(Credential c) {
            return users.findByAddress(c.login())
                    .filter(u -> encoder.matches(c.password(), u.hash()))
                    .map(Lookup::<Principal>found)
                    .orElseGet(Lookup::absent);
        }
    }

    @Override
    protected Directory directory() {
        Map<String, User> users = Map.of(
                "john@example.com", new User(1, EmailAddress.of("john@example.com"), "#" + PASSWORD),
                "mary@example.com", new User(2, EmailAddress.of("mary@example.com"), "#m"),
                "zoe@example.org", new User(3, EmailAddress.of("zoe@example.org"), "#z"));
        Map<String, Forward> forwards = Map.of(
                "info@example.com",
                new Forward(
                        RecipientKey.parse("info@example.com"),
                        List.of(Target.of("john"), Target.of("mary@elsewhere.example"))),
                "@example.org",
                new Forward(RecipientKey.parse("@example.org"), List.of(Target.of("zoe"))));
        return new JpaDirectory(
                new Users(Set.of("example.com", "example.org"), users, forwards),
                (clear, hash) -> !clear.isEmpty() && hash.equals("#" + clear));
    }

    @Test
    void keepsTheApplicationsOwnIds() {
        Matches john = directory()
                .find(List.of(RecipientKey.parse("john@example.com")))
                .toOptional()
                .orElseThrow();
        assertThat(john.accounts().get(0).id()).isEqualTo(new AccountId("1"));
    }
}
