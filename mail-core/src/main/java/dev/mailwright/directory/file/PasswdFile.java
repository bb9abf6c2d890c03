package dev.mailwright.directory.file;

import dev.mailwright.AccountId;
import dev.mailwright.EventSink;
import dev.mailwright.Lookup;
import dev.mailwright.Subscription;
import dev.mailwright.Time;
import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.AccountFilter;
import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Cursor;
import dev.mailwright.directory.DirectoryChange;
import dev.mailwright.directory.DirectoryFeature;
import dev.mailwright.directory.LocalDomain;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.Mechanism;
import dev.mailwright.directory.Page;
import dev.mailwright.directory.Principal;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.ReloadingDirectory;
import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import dev.mailwright.directory.password.PasswordHasher;
import dev.mailwright.directory.password.PasswordHashes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Accounts in Dovecot's passwd-file format, one a line: {@code user:password:uid:gid:gecos:home:shell:extra fields}. Empty
 * lines and those beginning with {@code #} or {@code :} do not count. Thread-safe; the methods that change how it is read
 * return another directory, to be called before this one is used.
 *
 * <ul>
 *   <li>user: {@code user@domain}, or {@code user} in the {@linkplain #defaultDomain default domain}; its domain is ours
 *   <li>password: {@code {SCHEME}value} as in {@link PasswordHashes}, without a scheme in the {@linkplain #defaultScheme
 *       default scheme}, CRYPT; one that is empty, {@code x}, or begins with {@code *} or {@code !} lets nobody in
 *   <li>gecos: its first part is the display name
 *   <li>home: what {@link #home} answers; uid, gid and shell do not matter here
 *   <li>extra fields, with or without {@code userdb_} before them: {@code quota_rule=*:storage=1G:messages=1000}, {@code
 *       nologin} (the account receives, and nothing else), {@code mailwright_access=imap,pop3}, and settings such as
 *       {@code mailwright_subaddress_tagged_mail=subfolder}; {@code nopassword} and {@code allow_nets} are refused, since
 *       ignoring them would let more people in; all others are ignored
 * </ul>
 *
 * <p>The file has at most 64 MiB. A change is seen by the look-ups after it, within two seconds in a running server. A
 * file with a bad line is refused as a whole, and what was read last stays in use; before the first good state every
 * answer is Unavailable.
 */
public final class PasswdFile implements ReloadingDirectory {

    private final Path path;
    private final PasswdOptions options;
    private final FileSource<PasswdSnapshot> source;

    private PasswdFile(Path path, PasswdOptions options) {
        this.path = path;
        this.options = options;
        this.source = new FileSource<>(path, (file, text) -> PasswdSnapshot.parse(file, text, options));
    }

    /** Reads nothing yet. */
    public static PasswdFile at(Path path) {
        return new PasswdFile(
                path, new PasswdOptions(Optional.empty(), "CRYPT", PasswordHashes.standard(new SecureRandom())));
    }

    /** Where users without a domain are. Not set by default, and such a user is then a bad line. */
    public PasswdFile defaultDomain(String domain) {
        return new PasswdFile(
                path, new PasswdOptions(Optional.of(Domain.of(domain)), options.defaultScheme(), options.hasher()));
    }

    /** The scheme of passwords without one, such as {@code PLAIN}. {@code CRYPT} by default. */
    public PasswdFile defaultScheme(String scheme) {
        return new PasswdFile(path, new PasswdOptions(options.defaultDomain(), scheme, options.hasher()));
    }

    /** What checks the passwords, in place of a {@link PasswordHashes} of its own. */
    public PasswdFile hasher(PasswordHasher hasher) {
        return new PasswdFile(path, new PasswdOptions(options.defaultDomain(), options.defaultScheme(), hasher));
    }

    @Override
    public Lookup<? extends LocalDomain> domain(Domain name) {
        return source.current()
                .flatMap(now -> now.domains().contains(name)
                        ? Lookup.<LocalDomain>found(new FileDomain(name, name))
                        : Lookup.absent());
    }

    @Override
    public Lookup<Matches> find(Collection<? extends RecipientKey> keys) {
        return source.current().map(now -> {
            List<Account> accounts = new ArrayList<>();
            for (RecipientKey key : keys) {
                if (key instanceof RecipientKey.Exact exact) {
                    now.account(exact.address()).ifPresent(accounts::add);
                }
            }
            return new Matches(List.of(), accounts);
        });
    }

    /**
     * The home directory of an account, for {@code MaildirStore.template("{home}/Maildir")}; empty when it has none.
     *
     * @throws dev.mailwright.directory.DirectoryException when nothing could be read yet
     */
    public Optional<Path> home(AccountId account) {
        try {
            return source.required()
                    .account(EmailAddress.of(account.value()).folded())
                    .flatMap(FileAccount::home);
        } catch (AddressSyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public Lookup<? extends Principal> login(Credential credential) {
        return source.current().<Principal>flatMap(now -> {
            Optional<FileAccount> account = account(now, credential.login());
            return switch (credential.kind()) {
                case PROVEN -> answer(account.filter(a -> a.stored().isPresent()));
                case PASSWORD -> answer(checked(now, account, credential));
                case TOKEN, CERTIFICATE -> Lookup.absent();
            };
        });
    }

    private Optional<FileAccount> checked(PasswdSnapshot now, Optional<FileAccount> account, Credential shown) {
        Optional<String> stored = account.flatMap(FileAccount::stored);
        Optional<String> tried = stored.or(() -> now.somePassword(shown.login()));
        boolean right = tried.isPresent() && options.hasher().verify(shown.password(), tried.get());
        return right && stored.isPresent() ? account : Optional.empty();
    }

    private Optional<FileAccount> account(PasswdSnapshot now, String login) {
        try {
            if (login.indexOf('@') >= 0) {
                return now.account(EmailAddress.of(login).folded());
            }
            LocalPart local = LocalPart.of(login).folded();
            return options.defaultDomain()
                    .or(now::onlyDomain)
                    .flatMap(domain -> now.account(new EmailAddress(local, domain)));
        } catch (AddressSyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    @Override
    public Lookup<ScramSecret> scram(String login, ScramHash hash) {
        return source.current()
                .flatMap(now -> answer(account(now, login).flatMap(a -> a.scram(hash, options.hasher()))));
    }

    /** SCRAM where every password allows it; looks at no file, so that this may be asked anywhere. */
    @Override
    public Set<Mechanism> mechanisms() {
        return source.known().map(PasswdSnapshot::mechanisms).orElse(Mechanism.PASSWORD_ONLY);
    }

    @Override
    public Set<DirectoryFeature> features() {
        return Set.of(DirectoryFeature.LIST, DirectoryFeature.WATCH);
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.mailwright.directory.DirectoryException when nothing could be read yet
     */
    @Override
    public Page<Account> accounts(AccountFilter filter, Cursor from, int max) {
        return source.required().page(filter, from, max);
    }

    @Override
    public Subscription watch(Consumer<DirectoryChange> listener) {
        return source.watch(listener);
    }

    @Override
    public Subscription attach(Time time, EventSink events) {
        return source.attach(time, events);
    }

    @Override
    public List<Path> files() {
        return List.of(path);
    }

    @Override
    public void reload() {
        source.reload();
    }

    private static <T> Lookup<T> answer(Optional<? extends T> answer) {
        return answer.isPresent() ? Lookup.found(answer.get()) : Lookup.absent();
    }

    @Override
    public String toString() {
        return "passwd-file " + path;
    }
}
