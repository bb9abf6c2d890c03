package dev.mailwright.directory.memory;

import dev.mailwright.Problem;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.DirectoryException;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.Target;
import dev.mailwright.directory.password.PasswordHasher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Accounts and aliases given in line. Mutable, for one thread; what it builds is a {@link MemoryDirectory} that can be
 * changed while the server runs. Mistakes do not throw: they are gathered in {@link #problems}.
 *
 * <ul>
 *   <li>no account, no alias, no domain
 *   <li>an account: no display name, no quota, every door open, the server's mode for tagged mail
 *   <li>addresses that are not named here do not exist
 * </ul>
 */
public final class Accounts {

    private final Draft draft = new Draft(Snapshot.EMPTY);
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Password> hashed = new LinkedHashMap<>();
    private Optional<EmailAddress> first = Optional.empty();
    private boolean capturing;

    /** An account with a mailbox; its domain becomes ours. */
    public Accounts account(String address, Password password) {
        return account(address, password, settings -> {});
    }

    /** An account with settings of its own. */
    public Accounts account(String address, Password password, Consumer<AccountSettings> settings) {
        return attempt("account " + address, () -> {
            EmailAddress folded = EmailAddress.of(address).folded();
            AccountSettings chosen = new AccountSettings(MemoryAccount.of(folded, Secret.given(password)));
            settings.accept(chosen);
            draft.addAccount(chosen.account());
            if (password.isHashed()) {
                hashed.put(address, password);
            }
            first = first.or(() -> Optional.of(folded));
        });
    }

    /**
     * An alias; its domain becomes ours.
     *
     * @param address the address, or {@code @domain} for whatever has no entry of its own there
     * @param targets addresses, or bare names in the alias's own domain; one may be the alias itself, to keep a copy
     */
    public Accounts alias(String address, String... targets) {
        return alias(address, Instant.MAX, targets);
    }

    /** An alias that no longer exists from a moment on. */
    public Accounts temporaryAlias(String address, Instant until, String... targets) {
        return alias(address, until, targets);
    }

    private Accounts alias(String address, Instant until, String... targets) {
        return attempt("alias " + address, () -> {
            List<Target> list = Arrays.stream(targets).map(Target::of).toList();
            draft.putAlias(new MemoryAlias(RecipientKey.parse(address), list, until));
        });
    }

    /** Whatever arrives for a domain and has no entry of its own goes to {@code target}. */
    public Accounts catchAll(String domain, String target) {
        return alias("@" + domain, target);
    }

    /** Makes {@code alias} another name for {@code domain}: {@code x@alias} is {@code x@domain}. */
    public Accounts domainAlias(String alias, String domain) {
        return attempt("domain alias " + alias, () -> {
            Domain name = Domain.of(alias);
            Domain target = Domain.of(domain);
            if (name.equals(target)) {
                throw new DirectoryException("a domain is not an alias of itself");
            }
            draft.putDomain(new MemoryDomain(name, target));
        });
    }

    /** A domain of ours, though it may have nobody yet. */
    public Accounts domain(String name) {
        return attempt("domain " + name, () -> draft.putDomain(MemoryDomain.of(Domain.of(name))));
    }

    /**
     * Makes every address of every domain an account, and lets it log in with any password. For tests: nothing leaves
     * such a server, and everybody can read everything in it. Accounts named here keep their passwords.
     */
    public Accounts captureAll() {
        capturing = true;
        return this;
    }

    /** Whether {@link #captureAll()} was called. */
    public boolean capturesAll() {
        return capturing;
    }

    /** The first account, which a server without another choice makes its postmaster. */
    public Optional<EmailAddress> first() {
        return first;
    }

    /** What is wrong so far, with passwords of schemes that the hasher cannot check. */
    public List<Problem> problems(PasswordHasher hasher) {
        List<Problem> all = new ArrayList<>(problems);
        hashed.forEach((address, password) -> {
            if (!hasher.understands(password.text())) {
                all.add(unknownScheme(address, password.text()));
            }
        });
        return List.copyOf(all);
    }

    private static Problem unknownScheme(String address, String stored) {
        return new Problem(
                "accounts.password.scheme",
                "account " + address,
                "passwords of the scheme " + stored.substring(0, stored.indexOf('}') + 1) + " cannot be checked here",
                "Set the password anew, or use a hash such as {ARGON2ID}, {BLF-CRYPT} or {SHA512-CRYPT}");
    }

    /**
     * The directory; to be called when there are no {@link #problems}. Hashes nothing.
     *
     * @param random cryptographically strong, for salts
     */
    public MemoryDirectory build(PasswordHasher hasher, RandomGenerator random) {
        Snapshot snapshot = new Draft(draft.finish()).finish();
        return new MemoryDirectory(snapshot, capturing ? new Captured() : null, hasher, random);
    }

    private Accounts attempt(String where, Runnable step) {
        try {
            step.run();
        } catch (DirectoryException | IllegalArgumentException e) {
            String why = e.getMessage() == null ? "cannot be used" : e.getMessage();
            problems.add(new Problem("accounts.invalid", where, why, "Correct or remove this entry"));
        }
        return this;
    }
}
