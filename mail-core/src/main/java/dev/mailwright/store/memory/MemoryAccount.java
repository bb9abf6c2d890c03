package dev.mailwright.store.memory;

import dev.mailwright.AccountId;
import dev.mailwright.store.Change;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Folder;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.SpecialUse;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.Usage;
import dev.mailwright.store.index.ChangeLog;
import dev.mailwright.store.index.FolderTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/** What belongs to one account. Everything is guarded by {@link #lock}, the log guards itself. */
final class MemoryAccount {

    /** More subscriptions than this are refused. */
    static final int MAX_SUBSCRIPTIONS = 2 * FolderTree.MAX_FOLDERS;

    final ReentrantLock lock = new ReentrantLock();

    private final MemoryStore store;
    private final AccountId id;
    private final long serial;
    private final FolderTree<MemoryMailbox> tree = new FolderTree<>();
    private final TreeSet<MailboxName> subscribed = new TreeSet<>();
    private final Map<DeliveryKey, Filed.Stored> keys = new HashMap<>();
    private final ChangeLog log;
    private long bytes;
    private long messages;
    private boolean removed;

    MemoryAccount(MemoryStore store, AccountId id) {
        this.store = store;
        this.id = id;
        this.serial = store.identities().next();
        this.log = new ChangeLog(store.logStart(), ChangeLog.MAX_CHANGES);
        add(MailboxName.INBOX, Set.of());
        subscribed.add(MailboxName.INBOX);
        new TreeMap<>(FolderTree.DEFAULTS).forEach((name, use) -> {
            add(name, Set.of(use));
            subscribed.add(name);
        });
    }

    AccountId id() {
        return id;
    }

    /** The order in which the locks of two accounts are taken. */
    long serial() {
        return serial;
    }

    MemoryStore store() {
        return store;
    }

    FolderTree<MemoryMailbox> tree() {
        return tree;
    }

    Set<MailboxName> subscribed() {
        return subscribed;
    }

    Map<DeliveryKey, Filed.Stored> keys() {
        return keys;
    }

    ChangeLog log() {
        return log;
    }

    Usage usage() {
        return new Usage(bytes, messages);
    }

    void used(long moreBytes, long moreMessages) {
        bytes += moreBytes;
        messages += moreMessages;
    }

    boolean isRemoved() {
        return removed;
    }

    Folder create(MailboxName name, Set<SpecialUse> use, Hints hints) {
        tree.checkCreate(name, use);
        hints.account(id);
        return add(name, use);
    }

    private Folder add(MailboxName name, Set<SpecialUse> use) {
        MemoryMailbox mailbox = new MemoryMailbox(this, name);
        Folder folder = tree.create(name, mailbox.identity(), use, mailbox);
        log.add(mailbox.identity(), Change.Kind.FOLDER_CREATED, UidSet.EMPTY, mailbox.highest());
        return folder;
    }

    void delete(MailboxName name, Hints hints) {
        MemoryMailbox mailbox = tree.delete(name);
        used(-mailbox.bytes(), -mailbox.size());
        ModSeq last = mailbox.highest();
        mailbox.end();
        log.add(mailbox.identity(), Change.Kind.FOLDER_DELETED, UidSet.EMPTY, last);
        hints.mailbox(id, mailbox.watchers());
    }

    void rename(MailboxName from, MailboxName to, Hints hints) {
        if (from.isInbox()) {
            emptyInbox(to, hints);
            return;
        }
        Map<MailboxName, MailboxName> renames = tree.renames(from, to);
        tree.rename(renames);
        hints.account(id);
        for (MailboxName name : renames.values()) {
            MemoryMailbox mailbox = tree.find(name).orElseThrow();
            mailbox.rename(name);
            log.add(mailbox.identity(), Change.Kind.FOLDER_RENAMED, UidSet.EMPTY, mailbox.highest());
            hints.mailbox(id, mailbox.watchers());
        }
    }

    // rfc9051#6.3.6
    private void emptyInbox(MailboxName to, Hints hints) {
        MemoryMailbox inbox = tree.find(MailboxName.INBOX).orElseThrow();
        create(to, Set.of(), hints);
        MemoryMailbox target = tree.find(to).orElseThrow();
        Transfer.of(inbox, target, UidSet.ALL, Optional.empty(), hints);
    }

    void subscriptions(Set<MailboxName> add, Set<MailboxName> remove, Hints hints) {
        Set<MailboxName> next = new TreeSet<>(subscribed);
        next.addAll(add);
        next.removeAll(remove);
        if (next.size() > Math.max(MAX_SUBSCRIPTIONS, subscribed.size())) {
            throw new StoreException(Reason.CANNOT, "an account has at most " + MAX_SUBSCRIPTIONS + " subscriptions");
        }
        subscribed.clear();
        subscribed.addAll(next);
        hints.account(id);
    }

    void remove(Hints hints) {
        removed = true;
        hints.account(id);
        for (MemoryMailbox mailbox : tree.all()) {
            mailbox.end();
            hints.mailbox(id, mailbox.watchers());
        }
    }
}
