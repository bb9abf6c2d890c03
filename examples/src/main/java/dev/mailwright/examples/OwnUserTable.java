package dev.mailwright.examples;

import dev.mailwright.AccountId;
import dev.mailwright.Lookup;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.Alias;
import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.LocalDomain;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.Principal;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.Target;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The application's own users as a directory: the server keeps no copy, so that whoever is added or removed there can or
 * cannot receive and log in with the next look-up.
 */
public record OwnUserTable(Users users) implements Directory {

    /** What the application has already; perhaps a repository over its database. */
    public interface Users {

        boolean hosts(String domain);

        /** All users that have one of these addresses: one query. */
        List<User> withAddressIn(Collection<String> addresses);

        /** All further names in use among these, such as {@code info@example.com}: one query. */
        List<Nickname> nicknamesIn(Collection<String> names);

        /** The user, if this is the password; the application knows how its passwords are hashed. */
        Optional<User> authenticate(String login, String password);
    }

    /** A row of the user table: it is an {@link Account} by itself. */
    public record User(long number, String email) implements Account {

        /** Stays the same when the user gets another address, and so do the user's mails. */
        @Override
        public AccountId id() {
            return new AccountId("user-" + number);
        }

        @Override
        public EmailAddress address() {
            return EmailAddress.of(email);
        }
    }

    /** A row of the table of further names. */
    public record Nickname(String name, Set<String> members) implements Alias {

        @Override
        public RecipientKey key() {
            return RecipientKey.parse(name);
        }

        @Override
        public List<Target> targets() {
            return members.stream().map(Target::of).toList();
        }
    }

    @Override
    public Lookup<LocalDomain> domain(Domain name) {
        return users.hosts(name.toString()) ? Lookup.found(() -> name) : Lookup.absent();
    }

    @Override
    public Lookup<Matches> find(Collection<? extends RecipientKey> keys) {
        List<String> names = keys.stream().map(RecipientKey::toString).toList();
        return Lookup.found(new Matches(users.nicknamesIn(names), users.withAddressIn(names)));
    }

    @Override
    public Lookup<? extends Principal> login(Credential credential) {
        Optional<User> user = users.authenticate(credential.login(), credential.password());
        return user.<Lookup<? extends Principal>>map(Lookup::found).orElseGet(Lookup::absent);
    }
}
