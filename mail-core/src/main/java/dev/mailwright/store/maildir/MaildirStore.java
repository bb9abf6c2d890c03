package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.Subscription;
import dev.mailwright.backup.Snapshot;
import dev.mailwright.backup.SnapshotPart;
import dev.mailwright.message.Message;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.Folders;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Namespace;
import dev.mailwright.store.Restore;
import dev.mailwright.store.Restored;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.StoreFeature;
import dev.mailwright.store.index.AccountWatchers;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps mail in Maildir++ directories, one file a message, in the formats of Dovecot 2.3: a maildir can be moved between
 * the two without clients downloading again. The store owns the directories while it is open: other programs may add,
 * remove and rename message files, but no other server may run on them, unless {@link #sharedWithDovecot} is said.
 *
 * <ul>
 *   <li>Directories: {@code {domain}/{local}} below the root.
 *   <li>Layout: {@link MaildirLayout#MAILDIR_PLUS_PLUS}, names in modified UTF-7.
 *   <li>Separator {@code /}, no prefix.
 *   <li>Durability: {@link Durability#SAFE}.
 * </ul>
 *
 * <p>Needs a POSIX file system whose directories can be forced and whose names may have a colon; {@link #open} refuses
 * others. The settings are made before the store is opened, by one thread; after that it is thread-safe.
 */
public final class MaildirStore implements MailStore {

    private final Disk local;
    private final AccountWatchers watchers = new AccountWatchers();
    private char separator = Namespace.DEFAULT.separator();
    private String prefix = Namespace.DEFAULT.prefix();
    private Durability durability = Durability.SAFE;
    private MaildirLayout layout = MaildirLayout.MAILDIR_PLUS_PLUS;
    private boolean utf8;
    private boolean shared;
    private AccountPath path;
    private volatile @Nullable OpenStore open;

    private MaildirStore(AccountPath path, Disk local) {
        this.path = path;
        this.local = local;
    }

    /** A store with the maildir of {@code john@example.com} in {@code example.com/john} below a directory. */
    public static MaildirStore at(Path root) {
        return new MaildirStore(AccountPath.at(root), new LocalDisk());
    }

    /**
     * A store whose maildirs are where a template says: {@code /var/vmail/{domain}/{local}/Maildir}, {@code
     * /var/vmail/{id}} for accounts whose ids are not addresses, or {@code {home}/Maildir} with {@link #homes}. What is put
     * in is encoded, so that it never leaves its place.
     *
     * @throws IllegalArgumentException when the template cannot tell accounts apart or is not absolute before its first
     *     placeholder
     */
    public static MaildirStore template(String template) {
        return new MaildirStore(AccountPath.parse(template), new LocalDisk());
    }

    /** On another disk, for tests. */
    static MaildirStore on(Disk disk, Path root) {
        return new MaildirStore(AccountPath.at(root), disk);
    }

    /** What stands between the levels of folder names on the wire; {@code .} in most adopted maildirs. */
    public MaildirStore separator(char character) {
        requireClosed();
        separator = character;
        return this;
    }

    /** What stands before every folder name but INBOX on the wire, such as {@code INBOX.}. */
    public MaildirStore prefix(String text) {
        requireClosed();
        prefix = text;
        return this;
    }

    /** How folders lie on disk. */
    public MaildirStore layout(MaildirLayout how) {
        requireClosed();
        layout = how;
        return this;
    }

    /**
     * Folder names are UTF-8 on disk, as with {@code :UTF-8} in Dovecot's mail_location, in place of modified UTF-7. The
     * process must run in a UTF-8 locale.
     */
    public MaildirStore utf8FolderNames() {
        requireClosed();
        utf8 = true;
        return this;
    }

    /**
     * Says where accounts are at home, for a template with {@code {home}}.
     *
     * @param own a directory of the store's own, for its lock and its spool
     */
    public MaildirStore homes(Homes homes, Path own) {
        requireClosed();
        path = path.with(homes, own);
        return this;
    }

    /**
     * A running Dovecot may work on the same maildirs at the same time, as the same Unix user and on this machine. UIDs are
     * given under Dovecot's locks, and what it does is seen as what other programs do is: within a second where somebody
     * looks. Slower than a store of its own: each change takes a lock file, and nothing is journalled. By default the
     * maildirs are this store's alone.
     */
    public MaildirStore sharedWithDovecot() {
        requireClosed();
        shared = true;
        return this;
    }

    /** What an answer waits for. */
    public MaildirStore durability(Durability level) {
        requireClosed();
        durability = level;
        return this;
    }

    private void requireClosed() {
        if (open != null) {
            throw new IllegalStateException("the store is open");
        }
    }

    @Override
    public synchronized void open(StoreEnvironment environment) {
        requireClosed();
        namespace();
        if (path.isInHomes() && path.fixed().toString().isEmpty()) {
            throw new StoreException(Reason.CANNOT, "a template with {home} needs homes(...)");
        }
        if (utf8 && !StandardCharsets.UTF_8.equals(namesOfFiles())) {
            throw new StoreException(
                    Reason.CANNOT, "folder names in UTF-8 need a UTF-8 locale: start the process with LC_ALL=C.UTF-8");
        }
        Disk disk = durability == Durability.NONE ? new UnforcedDisk(local) : local;
        StoreSettings settings = new StoreSettings(new FolderLayout(layout, utf8), shared, durability);
        open = OpenStore.open(disk, path, settings, environment, watchers::hint);
    }

    /** How this process writes names of files; it is fixed when the process starts. */
    private static Charset namesOfFiles() {
        try {
            return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        } catch (IllegalArgumentException e) {
            return StandardCharsets.US_ASCII;
        }
    }

    private OpenStore opened() {
        OpenStore now = open;
        if (now == null) {
            throw new IllegalStateException("the store is not open");
        }
        return now;
    }

    StoreContext context() {
        return opened().context();
    }

    MaildirAccount account(AccountId id) {
        return opened().account(id);
    }

    /** Blocking work on a worker. */
    <T> CompletableFuture<T> later(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        context().execute(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e instanceof IllegalStateException ? e : Faults.of("changing folders", e));
            }
        });
        return done;
    }

    static StagedMessage own(Staged staged) {
        if (staged instanceof StagedMessage own) {
            return own;
        }
        throw new StoreException(Reason.CANNOT, "the message was staged by another store");
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.allOf(StoreFeature.class);
    }

    /** {@code .mailwright/state} in the directory that all accounts have in common. */
    @Override
    public Optional<Path> stateDirectory() {
        return Optional.of(path.fixed().resolve(OpenStore.OWN).resolve("state"));
    }

    @Override
    public Namespace namespace() {
        return new Namespace(prefix, separator);
    }

    @Override
    public Folders folders(AccountId account) {
        opened();
        return new MaildirFolders(this, account);
    }

    @Override
    public Staged stage(Message message) {
        return opened().stage(message);
    }

    @Override
    public CompletionStage<List<Filed>> file(Staged staged, List<Filing> filings) {
        StagedMessage own = own(staged);
        own.requireOpen();
        return new Filer(this, own, filings).file();
    }

    @Override
    public void forget(AccountId account, Collection<DeliveryKey> keys) {
        try {
            account(account).keys().forget(keys);
        } catch (IOException e) {
            throw Faults.of("forgetting delivery keys", e);
        }
    }

    @Override
    public CompletionStage<Void> remove(AccountId account) {
        return later(() -> {
                    opened().remove(account);
                    return true;
                })
                .thenAccept(done -> {});
    }

    @Override
    public Optional<SnapshotPart> snapshotPart() {
        return Optional.of(new MaildirPart(opened()));
    }

    @Override
    public List<Restored> restore(Snapshot snapshot, Restore what) {
        return new SnapshotRestoring(opened(), snapshot).run(what);
    }

    @Override
    public Subscription watch(Consumer<AccountId> hint) {
        return watchers.watch(hint);
    }

    /**
     * Examines the store while it is closed.
     *
     * @param now what is old is judged by it
     */
    public MaildirDoctor doctor(Instant now) {
        requireClosed();
        return new MaildirDoctor(local, path, new FolderLayout(layout, utf8), now);
    }

    /** Where the store has its lock and its spool: above all maildirs, or where {@link #homes} says. */
    public Path directory() {
        return path.fixed();
    }

    /** Names the directory, for messages. */
    @Override
    public String toString() {
        return "maildir store in " + path.fixed();
    }

    @Override
    public synchronized void close() {
        OpenStore now = open;
        open = null;
        if (now != null) {
            now.close();
        }
    }
}
