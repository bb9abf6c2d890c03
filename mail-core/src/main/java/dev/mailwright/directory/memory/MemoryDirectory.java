package dev.mailwright.directory.memory;

import dev.mailwright.Lookup;
import dev.mailwright.Subscription;
import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.AccountFilter;
import dev.mailwright.directory.Alias;
import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Cursor;
import dev.mailwright.directory.DirectoryChange;
import dev.mailwright.directory.DirectoryEdit;
import dev.mailwright.directory.DirectoryException;
import dev.mailwright.directory.DirectoryFeature;
import dev.mailwright.directory.EditableDirectory;
import dev.mailwright.directory.LocalDomain;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.Mechanism;
import dev.mailwright.directory.Page;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.Principal;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import dev.mailwright.directory.Watchers;
import dev.mailwright.directory.password.PasswordHasher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A directory in memory. Thread-safe: readers see a snapshot and never wait, edits come one after the other.
 *
 * <p>A domain is ours as soon as an account, an alias or a domain alias is in it. People log in with their address, or
 * with what is before the {@code @} while there is only one domain. What it costs: an edit copies the tables, some
 * milliseconds for 100,000 accounts; an edit that sets a clear password also hashes it.
 */
public final class MemoryDirectory implements EditableDirectory {

    private static final Set<Mechanism> WITH_SCRAM = Set.copyOf(
            EnumSet.of(Mechanism.PLAIN, Mechanism.LOGIN, Mechanism.SCRAM_SHA_256, Mechanism.SCRAM_SHA_256_PLUS));

    private final PasswordHasher hasher;
    private final RandomGenerator random;
    private final @Nullable Captured captured;
    private final Watchers watchers = new Watchers();
    private final Object edits = new Object();
    private volatile Snapshot now;

    MemoryDirectory(Snapshot first, @Nullable Captured captured, PasswordHasher hasher, RandomGenerator random) {
        this.now = first;
        this.captured = captured;
        this.hasher = hasher;
        this.random = random;
    }

    /**
     * One without domains, accounts and aliases.
     *
     * @param random cryptographically strong, for salts
     */
    public static MemoryDirectory empty(PasswordHasher hasher, RandomGenerator random) {
        return new MemoryDirectory(Snapshot.EMPTY, null, hasher, random);
    }

    @Override
    public Lookup<? extends LocalDomain> domain(Domain name) {
        MemoryDomain domain = now.domains().get(name);
        if (domain == null) {
            return captured == null ? Lookup.<LocalDomain>absent() : Lookup.found(MemoryDomain.of(name));
        }
        return Lookup.found(domain);
    }

    @Override
    public Lookup<Matches> find(Collection<? extends RecipientKey> keys) {
        Snapshot snapshot = now;
        List<Alias> aliases = new ArrayList<>(keys.size());
        List<Account> accounts = new ArrayList<>(keys.size());
        for (RecipientKey key : keys) {
            Alias alias = snapshot.aliases().get(key);
            if (alias != null) {
                aliases.add(alias);
            }
            if (key instanceof RecipientKey.Exact exact && snapshot.accounts().containsKey(exact.address())) {
                accounts.add(Objects.requireNonNull(snapshot.accounts().get(exact.address())));
            }
        }
        if (captured != null && aliases.isEmpty() && accounts.isEmpty() && !renamed(snapshot, keys)) {
            captured.account(keys).ifPresent(accounts::add);
        }
        return Lookup.found(new Matches(aliases, accounts));
    }

    private static boolean renamed(Snapshot snapshot, Collection<? extends RecipientKey> keys) {
        return keys.stream()
                .map(key -> snapshot.domains().get(key.domain()))
                .anyMatch(domain -> domain != null && !domain.aliasOf().equals(domain.name()));
    }

    @Override
    public Lookup<? extends Principal> login(Credential credential) {
        Snapshot snapshot = now;
        Optional<MemoryAccount> account = account(snapshot, credential.login());
        if (credential.kind() == Credential.Kind.PROVEN && account.isPresent()) {
            return Lookup.found(account.get());
        }
        if (credential.kind() != Credential.Kind.PASSWORD) {
            return Lookup.<Principal>absent();
        }
        Secret secret = account.map(MemoryAccount::secret).orElse(null);
        if (account.isPresent() && secret == null) {
            return Lookup.found(account.get());
        }
        boolean right = secret == null
                ? checkNobody(snapshot, credential.password())
                : secret.verify(credential.password(), hasher);
        return right && account.isPresent() ? Lookup.found(account.get()) : Lookup.<Principal>absent();
    }

    /** Takes the time that somebody would have taken. */
    private boolean checkNobody(Snapshot snapshot, String password) {
        snapshot.slow().ifPresent(secret -> secret.verify(password, hasher));
        return false;
    }

    private Optional<MemoryAccount> account(Snapshot snapshot, String login) {
        return address(snapshot, login).flatMap(address -> {
            MemoryAccount known = snapshot.accounts().get(address);
            return known == null && captured != null
                    ? Optional.of(captured.account(address))
                    : Optional.ofNullable(known);
        });
    }

    private static Optional<EmailAddress> address(Snapshot snapshot, String login) {
        try {
            if (login.indexOf('@') >= 0) {
                return Optional.of(EmailAddress.of(login).folded());
            }
            return snapshot.domains().size() == 1
                    ? Optional.of(new EmailAddress(
                            LocalPart.of(login).folded(),
                            snapshot.domains().keySet().iterator().next()))
                    : Optional.empty();
        } catch (AddressSyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    @Override
    public Lookup<ScramSecret> scram(String login, ScramHash hash) {
        return account(now, login)
                .map(MemoryAccount::secret)
                .flatMap(secret -> secret.scram(hash, random))
                .map(Lookup::found)
                .orElseGet(Lookup::absent);
    }

    @Override
    public Set<Mechanism> mechanisms() {
        return captured == null && now.offersScram() ? WITH_SCRAM : Mechanism.PASSWORD_ONLY;
    }

    @Override
    public Set<DirectoryFeature> features() {
        return Set.of(DirectoryFeature.LIST, DirectoryFeature.WATCH);
    }

    @Override
    public Page<Account> accounts(AccountFilter filter, Cursor from, int max) {
        if (max < 1) {
            throw new IllegalArgumentException("a page has at least one entry, not " + max);
        }
        NavigableMap<EmailAddress, MemoryAccount> all = now.accounts();
        if (captured != null) {
            all = new TreeMap<>(all);
            all.putAll(captured.all());
        }
        var rest = from.equals(Cursor.START) ? all : all.tailMap(EmailAddress.of(from.value()), false);
        List<Account> page = new ArrayList<>();
        for (MemoryAccount account : rest.values()) {
            if (filter.accepts(account)) {
                if (page.size() == max) {
                    return new Page<>(
                            page,
                            Optional.of(new Cursor(page.get(max - 1).address().toString())));
                }
                page.add(account);
            }
        }
        return new Page<>(page, Optional.empty());
    }

    @Override
    public Subscription watch(Consumer<DirectoryChange> listener) {
        return watchers.add(listener);
    }

    @Override
    public void apply(List<DirectoryEdit> list) {
        IdentityHashMap<DirectoryEdit, Secret> secrets = secrets(list);
        Set<RecipientKey> touched;
        synchronized (edits) {
            Draft draft = new Draft(now);
            list.forEach(edit -> draft.apply(edit, secrets));
            now = draft.finish();
            touched = draft.touched();
        }
        if (!list.isEmpty()) {
            watchers.tell(new DirectoryChange(touched));
        }
    }

    /** Hashes before the lock is taken: others need not wait for it. */
    private IdentityHashMap<DirectoryEdit, Secret> secrets(List<DirectoryEdit> list) {
        IdentityHashMap<DirectoryEdit, Secret> secrets = new IdentityHashMap<>();
        for (DirectoryEdit edit : list) {
            if (edit instanceof DirectoryEdit.AddAccount add) {
                secrets.put(edit, Secret.stored(checked(add.password()), hasher, random));
            } else if (edit instanceof DirectoryEdit.SetPassword set) {
                secrets.put(edit, Secret.stored(checked(set.password()), hasher, random));
            }
        }
        return secrets;
    }

    private Password checked(Password password) {
        if (password.isHashed() && !hasher.understands(password.text())) {
            String text = password.text();
            throw new DirectoryException(
                    "passwords of the scheme " + text.substring(0, text.indexOf('}') + 1) + " cannot be checked here");
        }
        return password;
    }
}
