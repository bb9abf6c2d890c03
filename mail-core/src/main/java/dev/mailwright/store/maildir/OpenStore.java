package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.message.Message;
import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a store has while it is open: the lock of its directory, and the accounts that were used. Thread-safe. */
final class OpenStore {

    private static final Logger LOG = LoggerFactory.getLogger(OpenStore.class);
    private static final String LOCK = ".mailwright.lock";
    static final String OWN = ".mailwright";

    private final AccountPath path;
    private final StoreContext context;
    private final Closeable lock;
    private final OutsideWatch watch;
    private final Consumer<AccountId> hints;
    private final Path spool;
    private final Trash trash;
    private final Removals removals;
    private final Map<AccountId, MaildirAccount> accounts = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private OpenStore(AccountPath path, StoreContext context, Closeable lock, Consumer<AccountId> hints) {
        this.path = path;
        this.context = context;
        this.lock = lock;
        this.hints = hints;
        this.watch = new OutsideWatch(context);
        this.spool = path.fixed().resolve(OWN).resolve("spool");
        this.removals = new Removals(context.disk(), path.fixed().resolve(OWN));
        this.trash = new Trash(context.disk(), path.fixed().resolve(OWN).resolve("trash"), "");
    }

    static OpenStore open(
            Disk disk,
            AccountPath path,
            StoreSettings settings,
            StoreEnvironment environment,
            Consumer<AccountId> hints) {
        try {
            MailboxFiles.directories(disk, path.fixed());
            Closeable lock = lock(disk, path.fixed());
            try {
                probe(disk, path.fixed());
                BaseNames names = new BaseNames(environment.time(), environment.random(), host());
                CommitJournal journal = CommitJournal.open(
                        disk, environment, path.fixed(), path.fixed().resolve(OWN));
                StoreContext context = new StoreContext(
                        disk,
                        environment,
                        settings,
                        names,
                        new AtomicLong(),
                        new Flusher(environment),
                        settings.isJournaled() ? Optional.of(journal) : Optional.empty());
                OpenStore store = new OpenStore(path, context, lock, hints);
                store.clean();
                return store;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw Faults.of("opening the mail store in " + path.fixed(), e);
        }
    }

    static Closeable lock(Disk disk, Path directory) throws IOException {
        Path file = directory.resolve(LOCK);
        String holder = "process " + ProcessHandle.current().pid() + " since "
                + ProcessHandle.current()
                        .info()
                        .startInstant()
                        .map(Instant::toString)
                        .orElse("unknown");
        try {
            return disk.lock(file, holder);
        } catch (Disk.HeldException e) {
            throw new StoreException(Reason.TRANSIENT, directory + " is in use by " + e.getMessage(), e);
        }
    }

    /** Colons in names and directories that can be forced are what the formats and the promises stand on. */
    private static void probe(Disk disk, Path directory) throws IOException {
        Path probe = directory.resolve(LOCK + ":2,S");
        try {
            DiskText.deleteIfThere(disk, probe);
            disk.create(probe).close();
            disk.delete(probe);
        } catch (IOException | RuntimeException e) {
            throw refused(directory, "file names with a colon", e);
        }
        try {
            disk.forceDirectory(directory);
        } catch (IOException | RuntimeException e) {
            throw refused(directory, "forcing directories", e);
        }
    }

    private static StoreException refused(Path directory, String what, Exception cause) {
        return new StoreException(
                Reason.CANNOT, "the file system of " + directory + " does not support " + what + ": " + cause, cause);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** What a killed process staged was never acknowledged. */
    private void clean() throws IOException {
        MailboxFiles.directories(context.disk(), spool);
        for (String name : context.disk().list(spool)) {
            DiskText.deleteIfThere(context.disk(), spool.resolve(name));
        }
        context.execute(trash::empty);
    }

    StoreContext context() {
        return context;
    }

    StagedMessage stage(Message message) {
        return StagedMessage.of(
                context.disk(), message, spool.resolve(context.names().unique()));
    }

    MaildirAccount account(AccountId id) {
        MaildirAccount known = accounts.get(id);
        if (known != null) {
            return known;
        }
        Path maildir = path.of(id);
        return accounts.computeIfAbsent(id, key -> {
            if (closed) {
                throw new IllegalStateException("the store is not open");
            }
            return MaildirAccount.open(key, maildir, context, removals, watch, hints);
        });
    }

    /**
     * Puts a finished maildir in the place of an account that never held a message, or is not there at all.
     *
     * @return false when the account is in use
     */
    boolean install(AccountId id, Path ready) {
        Path maildir = path.of(id);
        boolean[] done = new boolean[1];
        accounts.compute(id, (key, known) -> {
            try {
                boolean there = context.disk().stat(maildir).isPresent();
                MaildirAccount account = known == null && there
                        ? MaildirAccount.open(key, maildir, context, removals, watch, hints)
                        : known;
                if (account != null && !account.retireUnused()) {
                    return account;
                }
                if (there) {
                    context.disk().rename(maildir, ready.resolveSibling(ready.getFileName() + "-old"));
                }
                context.disk().rename(ready, maildir);
                context.disk().forceDirectory(Objects.requireNonNull(maildir.getParent()));
                done[0] = true;
                return null;
            } catch (IOException e) {
                throw Faults.of("restoring an account", e);
            }
        });
        hints.accept(id);
        return done[0];
    }

    /** Where the maildir of an account is. */
    Path path(AccountId id) {
        return path.of(id);
    }

    /** The accounts that have a maildir, as far as the template or their use tells them. */
    Set<AccountId> ids() throws IOException {
        Set<AccountId> ids = new TreeSet<>(Comparator.comparing(AccountId::value));
        ids.addAll(accounts.keySet());
        ids.addAll(new AccountScan(context.disk(), path).run());
        return ids;
    }

    void remove(AccountId id) {
        Path maildir = path.of(id);
        accounts.compute(id, (key, known) -> {
            try {
                if (context.disk().stat(maildir).isPresent()) {
                    MaildirAccount account =
                            known != null ? known : MaildirAccount.open(key, maildir, context, removals, watch, hints);
                    removals.raise(account.floors());
                    account.close();
                    takeAway(maildir);
                    Path parent = maildir.getParent();
                    if (parent != null) {
                        context.disk().forceDirectory(parent);
                    }
                }
                return null;
            } catch (IOException e) {
                throw Faults.of("removing an account", e);
            }
        });
        context.execute(trash::empty);
        hints.accept(id);
    }

    /** A home may be on another file system, to which nothing can be renamed. */
    private void takeAway(Path maildir) throws IOException {
        if (path.isInHomes()) {
            Trash.remove(context.disk(), maildir);
        } else {
            trash.take(maildir, context.names().unique());
        }
    }

    void close() {
        closed = true;
        watch.close();
        context.journal().ifPresent(CommitJournal::close);
        accounts.values().forEach(MaildirAccount::close);
        context.flusher().close();
        accounts.clear();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.error("giving back the lock of {}: {}", path.fixed(), e.toString());
        }
    }
}
