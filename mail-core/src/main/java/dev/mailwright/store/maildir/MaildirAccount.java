package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.Quota;
import dev.mailwright.Subscription;
import dev.mailwright.store.Change;
import dev.mailwright.store.Folder;
import dev.mailwright.store.LogPage;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxId;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.SpecialUse;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.FolderTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One maildir. The tree of its folders is under its lock; everything here blocks. */
final class MaildirAccount {

    private static final Logger LOG = LoggerFactory.getLogger(MaildirAccount.class);

    /** Folders that come while they are looked for are found by another look. */
    private static final int MAX_PASSES = 3;

    private final AccountId id;
    private final StoreContext context;
    private final OutsideWatch watch;
    private final Consumer<AccountId> hints;
    private final ReentrantLock lock = new ReentrantLock();
    private final Object shown = new Object();
    private final FolderDisk disk;
    private final SpecialUses uses;
    private final SubscriptionFile subscriptions;
    private final DeliveryKeys keys;
    private final AccountLog log;
    private final AccountQuota quota;
    private final Map<MailboxName, String> files = new TreeMap<>();
    private FolderTree<MaildirMailbox> tree = new FolderTree<>();
    private final Set<MailboxId> identities = new HashSet<>();
    private Object seen = "nothing";
    private boolean closed;

    private MaildirAccount(
            AccountId id,
            Path maildir,
            StoreContext context,
            Removals removals,
            OutsideWatch watch,
            Consumer<AccountId> hints)
            throws IOException {
        this.id = id;
        this.context = context;
        this.watch = watch;
        this.hints = hints;
        this.disk = new FolderDisk(context, maildir);
        this.uses = new SpecialUses(context.disk(), maildir);
        this.subscriptions = new SubscriptionFile(context, maildir);
        this.keys = new DeliveryKeys(context.disk(), maildir);
        this.quota = new AccountQuota(id, context, maildir, new AccountFigures(this));
        Removals.Floors floors = removals.floors();
        boolean fresh = disk.furnish(floors.validity());
        if (!fresh) {
            disk.recover();
        }
        Instant now = context.environment().time().now();
        long lost = fresh ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, now);
        this.log = AccountLog.open(context.disk(), maildir, floors.position(), lost);
        add(MailboxName.INBOX, "", Set.of());
        scan();
    }

    static MaildirAccount open(
            AccountId id,
            Path maildir,
            StoreContext context,
            Removals removals,
            OutsideWatch watch,
            Consumer<AccountId> hints) {
        try {
            return new MaildirAccount(id, maildir, context, removals, watch, hints);
        } catch (IOException e) {
            throw Faults.of("opening the maildir of an account", e);
        }
    }

    static MaildirMailbox own(Mailbox mailbox) {
        if (mailbox instanceof MaildirMailbox own) {
            return own;
        }
        throw new StoreException(Reason.CANNOT, "the mailbox belongs to another store");
    }

    StoreContext context() {
        return context;
    }

    DeliveryKeys keys() {
        return keys;
    }

    AccountLog log() {
        return log;
    }

    AccountQuota quota() {
        return quota;
    }

    void hint() {
        hints.accept(id);
    }

    Subscription watching(MaildirMailbox mailbox) {
        return watch.watch(mailbox);
    }

    /** A UIDVALIDITY for a mailbox whose uidlist is lost; called under that mailbox's lock, never under this one's. */
    long nextValidity() throws IOException {
        synchronized (disk) {
            return disk.nextValidity();
        }
    }

    /** What is done under the lock. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    private <T> T locked(String what, Work<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new StoreException(Reason.GONE, "the account is there no more");
            }
            if (!seen.equals(disk.stamp(files.values()))) {
                scan();
            }
            return work.run();
        } catch (IOException e) {
            throw Faults.of(what + " of " + this, e);
        } finally {
            lock.unlock();
        }
    }

    private MaildirMailbox add(MailboxName name, String file, Set<SpecialUse> use) throws IOException {
        MailboxId identity;
        synchronized (disk) {
            identity = disk.identities().of(file);
            if (!identities.add(identity)) {
                LOG.info("a folder of {} is a copy of another: it gets an identity of its own", this);
                identity = disk.identities().separate(file);
                identities.add(identity);
            }
        }
        MaildirMailbox mailbox = new MaildirMailbox(this, identity, name, disk.directory(file));
        tree.create(name, identity, use, mailbox);
        files.put(name, file);
        return mailbox;
    }

    /** Another mailbox is in a folder that is known. */
    private MaildirMailbox renew(MailboxName name, String file) throws IOException {
        MailboxId identity;
        synchronized (disk) {
            identity = disk.identities().of(file);
        }
        MaildirMailbox mailbox = new MaildirMailbox(this, identity, name, disk.directory(file));
        tree.replace(name, identity, mailbox);
        return mailbox;
    }

    /** Takes over folders that others made or removed. */
    private void scan() throws IOException {
        Map<MailboxName, String> before;
        Object stamp;
        int passes = 0;
        do {
            before = Map.copyOf(files);
            stamp = disk.stamp(files.values());
            take();
        } while (!files.equals(before) && ++passes < MAX_PASSES);
        seen = stamp;
    }

    private void take() throws IOException {
        Map<MailboxName, String> found = disk.scan();
        Map<MailboxName, Set<SpecialUse>> known = uses.read();
        Set<MailboxId> vanished = new HashSet<>();
        for (MailboxName name : List.copyOf(files.keySet())) {
            if (!name.isInbox() && !files.getOrDefault(name, "").equals(found.get(name))) {
                MaildirMailbox lost = tree.delete(name);
                lost.forgetJournal();
                lost.vanish();
                vanished.add(lost.id());
                files.remove(name);
            }
        }
        identities.clear();
        tree.all().forEach(mailbox -> identities.add(mailbox.id()));
        for (MailboxName name : disk.identities().oldestFirst(found)) {
            if (!files.containsKey(name)) {
                adopt(name, found.getOrDefault(name, ""), known.getOrDefault(name, Set.of()), vanished);
            }
        }
    }

    /** What somebody renamed is not in the commit journal by its new name, and is forced. */
    private void adopt(MailboxName name, String file, Set<SpecialUse> use, Set<MailboxId> renamed) {
        try {
            Set<SpecialUse> free = new TreeSet<>(use);
            tree.list().forEach(folder -> free.removeAll(folder.specialUse()));
            if (renamed.contains(add(name, file, free).id())
                    && context.journal().isPresent()) {
                disk.force(file);
            }
        } catch (IOException | StoreException e) {
            LOG.warn("a folder of {} is left out: {}", this, e.toString());
        }
    }

    List<Folder> list() {
        return locked("listing the folders", tree::list);
    }

    Optional<MaildirMailbox> find(MailboxName name) {
        return locked("looking for a folder", () -> {
            Optional<MaildirMailbox> mailbox = tree.find(name);
            if (mailbox.filter(MaildirMailbox::isGone).isEmpty()) {
                return mailbox;
            }
            return Optional.of(renew(name, files.getOrDefault(name, "")));
        });
    }

    /** Opens a mailbox as it is on disk now. */
    Optional<MaildirMailbox> open(MailboxName name) {
        Optional<MaildirMailbox> mailbox = find(name);
        mailbox.ifPresent(MaildirMailbox::refresh);
        return mailbox;
    }

    List<MaildirMailbox> all() {
        return locked("listing the folders", tree::all);
    }

    /** What is done while no mailbox changes. */
    @FunctionalInterface
    interface StillWork {
        void run(List<MaildirMailbox> mailboxes) throws IOException;
    }

    /** Does something while no mailbox of the account changes, nor their tree. It must be quick. */
    void standStill(StillWork work) {
        locked("standing still", () -> {
            List<MaildirMailbox> mailboxes = tree.all().stream()
                    .sorted(Comparator.comparingLong(MaildirMailbox::ordinal))
                    .toList();
            mailboxes.forEach(mailbox -> mailbox.lock().lock());
            try {
                work.run(mailboxes);
            } finally {
                mailboxes.forEach(mailbox -> mailbox.lock().unlock());
            }
            return true;
        });
    }

    /** Whether a mailbox of it ever held a message. */
    boolean isUsed() {
        return all().stream().anyMatch(mailbox -> mailbox.view().uidNext().value() > 1);
    }

    /** Ends the use of an account none of whose mailboxes ever held a message; false when one did. */
    boolean retireUnused() {
        boolean[] unused = new boolean[1];
        standStill(mailboxes -> {
            for (MaildirMailbox mailbox : mailboxes) {
                if (mailbox.index().view().uidNext().value() > 1) {
                    return;
                }
            }
            mailboxes.forEach(MaildirMailbox::vanish);
            closed = true;
            unused[0] = true;
        });
        return unused[0];
    }

    /**
     * Takes over a folder that lies finished in a directory of this account.
     *
     * @return false when something is in its place
     */
    boolean install(MailboxName name, Set<SpecialUse> wanted, Path ready) {
        boolean done = locked("restoring a folder", () -> {
            String file = context.layout().file(name);
            Set<SpecialUse> use = new TreeSet<>(wanted);
            tree.list().forEach(folder -> use.removeAll(folder.specialUse()));
            tree.checkCreate(name, use);
            synchronized (disk) {
                if (!disk.install(ready, file)) {
                    return false;
                }
            }
            MaildirMailbox mailbox = add(name, file, use);
            uses.write(tree.list());
            seen = disk.stamp(files.values());
            log.add(mailbox.id(), Change.Kind.FOLDER_CREATED, UidSet.EMPTY, ModSeq.ZERO);
            return true;
        });
        hint();
        return done;
    }

    /** A directory of this account's own, for a folder that is being made. */
    Path unfinished() {
        return disk.unfinished();
    }

    /** Held while a move shows its two views, and while figures of several mailboxes are read: no message is in both. */
    Object shown() {
        return shown;
    }

    Runnable hold(Quota limit, long size, long messages) {
        return quota.hold(limit, size, messages);
    }

    Folder create(MailboxName name, Set<SpecialUse> use) {
        Folder folder = locked("creating a folder", () -> {
            tree.checkCreate(name, use);
            String file = context.layout().file(name);
            synchronized (disk) {
                disk.create(file);
            }
            MaildirMailbox mailbox = add(name, file, use);
            if (!use.isEmpty()) {
                uses.write(tree.list());
            }
            seen = disk.stamp(files.values());
            log.add(mailbox.id(), Change.Kind.FOLDER_CREATED, UidSet.EMPTY, ModSeq.ZERO);
            return new Folder(name, Optional.of(mailbox.id()), use);
        });
        hint();
        return folder;
    }

    void delete(MailboxName name) {
        try {
            deleteNow(name);
        } catch (StoreException e) {
            disk.emptyTrash();
            throw e;
        }
        context.execute(disk::emptyTrash);
        hint();
    }

    private void deleteNow(MailboxName name) {
        locked("deleting a folder", () -> {
            if (name.isInbox()) {
                throw new StoreException(Reason.CANNOT, "INBOX cannot be deleted");
            }
            MaildirMailbox mailbox =
                    tree.find(name).orElseThrow(() -> new StoreException(Reason.GONE, "there is no such mailbox"));
            mailbox.lock().lock();
            try {
                disk.delete(mailbox.directory());
                mailbox.forgetJournal();
                mailbox.vanish();
            } finally {
                mailbox.lock().unlock();
            }
            tree.delete(name);
            identities.remove(mailbox.id());
            files.remove(name);
            uses.write(tree.list());
            seen = disk.stamp(files.values());
            log.add(mailbox.id(), Change.Kind.FOLDER_DELETED, UidSet.EMPTY, ModSeq.ZERO);
            return true;
        });
    }

    void rename(MailboxName from, MailboxName to) {
        if (from.isInbox()) {
            renameInbox(to);
            return;
        }
        locked("renaming a folder", () -> {
            SortedMap<MailboxName, MailboxName> renames = tree.renames(from, to);
            List<MaildirMailbox> mailboxes = renames.keySet().stream()
                    .flatMap(name -> tree.find(name).stream())
                    .sorted(Comparator.comparingLong(MaildirMailbox::ordinal))
                    .toList();
            mailboxes.forEach(mailbox -> mailbox.lock().lock());
            try {
                for (MaildirMailbox mailbox : mailboxes) {
                    mailbox.settle(UidSet.ALL);
                }
                Map<MailboxName, String> after = disk.rename(to, files, renames);
                renames.forEach((old, name) -> tree.find(old).ifPresent(mailbox -> {
                    String file = after.getOrDefault(name, "");
                    mailbox.moved(name, disk.directory(file));
                    files.remove(old);
                    files.put(name, file);
                }));
            } finally {
                mailboxes.forEach(mailbox -> mailbox.lock().unlock());
            }
            tree.rename(renames);
            uses.write(tree.list());
            seen = disk.stamp(files.values());
            mailboxes.forEach(m -> log.add(m.id(), Change.Kind.FOLDER_RENAMED, UidSet.EMPTY, ModSeq.ZERO));
            return true;
        });
        hint();
    }

    private void renameInbox(MailboxName to) {
        create(to, Set.of());
        MaildirMailbox inbox = find(MailboxName.INBOX).orElseThrow(Faults::gone);
        MaildirMailbox target = find(to).orElseThrow(Faults::gone);
        try {
            new Moving(inbox, target).now(UidSet.ALL);
        } catch (IOException e) {
            throw Faults.of("renaming INBOX of " + this, e);
        }
    }

    Set<MailboxName> subscribed() {
        return locked("reading subscriptions", subscriptions::read);
    }

    void subscriptions(Set<MailboxName> add, Set<MailboxName> remove) {
        locked("writing subscriptions", () -> {
            if (subscriptions.change(add, remove)) {
                seen = disk.stamp(files.values());
            }
            return true;
        });
    }

    /** What no later account may have again. */
    Removals.Floors floors() throws IOException {
        synchronized (disk) {
            return new Removals.Floors(disk.nextValidity(), log.end());
        }
    }

    LogPage log(dev.mailwright.Position after, int max) {
        return log.page(after, max);
    }

    /** Whether a UID was ever in place. */
    boolean wasThere(MailboxId mailbox, long validity, long uid) {
        for (MaildirMailbox candidate : all()) {
            if (candidate.id().equals(mailbox) && candidate.uidValidity().value() == validity) {
                return candidate.arrays().indexOf(uid) >= 0
                        || candidate
                                .index()
                                .expunged
                                .between(ModSeq.ZERO, ModSeq.LAST)
                                .contains(uid);
            }
        }
        return false;
    }

    /** Makes everything durable. */
    void close() {
        List<MaildirMailbox> mailboxes;
        settleQuota();
        lock.lock();
        try {
            closed = true;
            mailboxes = new ArrayList<>(tree.all());
            tree = new FolderTree<>();
        } finally {
            lock.unlock();
        }
        for (MaildirMailbox mailbox : mailboxes) {
            closing(mailbox::close);
        }
        closing(keys::close);
        closing(log::close);
    }

    /** Writes down what is used, some seconds after it has changed. */
    void settleQuota() {
        try {
            quota.settle();
        } catch (StoreException e) {
            LOG.debug("what {} uses is not written down: {}", this, e.toString());
        }
    }

    /** A step of closing. */
    @FunctionalInterface
    private interface Closing {
        void run() throws IOException;
    }

    private void closing(Closing step) {
        try {
            step.run();
        } catch (IOException e) {
            LOG.error("closing {}: {}", this, e.toString());
        }
    }

    /** For logs: no address in it. */
    @Override
    public String toString() {
        return "account " + AccountPath.digest(id.value()).substring(0, 8);
    }
}
