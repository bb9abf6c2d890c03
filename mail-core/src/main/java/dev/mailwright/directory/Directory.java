package dev.mailwright.directory;

import dev.mailwright.Lookup;
import dev.mailwright.Subscription;
import dev.mailwright.address.Domain;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who receives mail here and who may log in: the interface an application implements over its own user table.
 *
 * <p>Methods may block; they are called on workers, from many threads at once. An exception counts as {@link
 * Lookup.Unavailable}: mail is deferred, never refused. Methods are added only as {@code default}.
 */
public interface Directory {

    /** Is this domain ours? Subdomains are domains of their own. */
    Lookup<? extends LocalDomain> domain(Domain name);

    /**
     * Everything known under any of the keys that one recipient can hit, in one call: {@code user+tag@domain}, {@code
     * user@domain}, {@code @domain}. Found with empty lists means: nobody; Absent means the same.
     */
    Lookup<Matches> find(Collection<? extends RecipientKey> keys);

    /** Checks a credential. Absent means unknown or wrong, alike. */
    Lookup<? extends Principal> login(Credential credential);

    /** The SCRAM verifier of a login (RFC 5802), where one is stored. */
    default Lookup<ScramSecret> scram(String login, ScramHash hash) {
        return Lookup.absent();
    }

    /** What this directory can check, and so what AUTH may advertise. */
    default Set<Mechanism> mechanisms() {
        return Mechanism.PASSWORD_ONLY;
    }

    /**
     * One page of the accounts.
     *
     * @param from {@link Cursor#START} or the cursor of the page before
     * @param max most accounts in the page, at least 1
     * @throws UnsupportedOperationException when this directory cannot list; {@link DirectoryFeature#LIST} says so first
     */
    default Page<Account> accounts(AccountFilter filter, Cursor from, int max) {
        throw new UnsupportedOperationException("this directory cannot list its accounts");
    }

    /** What this directory can do beyond looking up. */
    default Set<DirectoryFeature> features() {
        return Set.of();
    }

    /** The files that it is kept in and that belong to a snapshot of the server. */
    default List<Path> files() {
        return List.of();
    }

    /** Tells of changes, so that caches drop what they hold. The default tells nothing. */
    default Subscription watch(Consumer<DirectoryChange> listener) {
        return () -> {};
    }

    /**
     * Reads its sources again; the old state stays in use when that fails.
     *
     * @throws DirectoryException naming each bad line
     */
    default void reload() {}
}
