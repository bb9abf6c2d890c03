package dev.mailwright.store.memory;

import dev.mailwright.Quota;
import dev.mailwright.Subscription;
import dev.mailwright.observe.LoopGuard;
import dev.mailwright.store.Changes;
import dev.mailwright.store.Column;
import dev.mailwright.store.Content;
import dev.mailwright.store.Counts;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Flagged;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxId;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Rows;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidMap;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.UidValidity;
import dev.mailwright.store.index.ArrayView;
import dev.mailwright.store.index.ExpungeLog;
import dev.mailwright.store.index.FlagChange;
import dev.mailwright.store.index.FlagTable;
import dev.mailwright.store.index.MailboxWatchers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A mailbox in memory. The view is read without a lock; all else is guarded by the lock of the account. */
final class MemoryMailbox implements Mailbox {

    private static final ModSeq FIRST = new ModSeq(1);

    private final MemoryAccount account;
    private final MailboxId id;
    private final UidValidity validity;
    private final FlagTable flags = new FlagTable();
    private final ExpungeLog expunges = new ExpungeLog(ModSeq.ZERO, ExpungeLog.MAX_RANGES);
    private final MailboxWatchers watchers = new MailboxWatchers();
    private volatile MailboxName name;
    private volatile ArrayView<MemoryMessage> view;
    private volatile boolean gone;
    private UidSet recent = UidSet.EMPTY;
    private long bytes;

    MemoryMailbox(MemoryAccount account, MailboxName name) {
        this.account = account;
        this.name = name;
        this.id = account.store().identities().mailbox();
        this.validity = account.store().nextValidity();
        this.view = ArrayView.empty(validity, FIRST);
    }

    MemoryAccount account() {
        return account;
    }

    FlagTable flagTable() {
        return flags;
    }

    ExpungeLog expungeLog() {
        return expunges;
    }

    MailboxWatchers watchers() {
        return watchers;
    }

    UidValidity validity() {
        return validity;
    }

    ModSeq highest() {
        return view.highestModSeq();
    }

    int size() {
        return view.size();
    }

    long bytes() {
        return bytes;
    }

    void rename(MailboxName to) {
        name = to;
    }

    void end() {
        gone = true;
    }

    void requireThere() {
        account.store().requireOpen();
        if (gone) {
            throw new StoreException(Reason.GONE, "the mailbox was deleted");
        }
    }

    MailboxEdit edit() {
        requireThere();
        return new MailboxEdit(this, view);
    }

    void show(ArrayView<MemoryMessage> next, UidSet newRecent, UidSet removed, long moreBytes) {
        recent = recent.minus(removed).union(newRecent);
        bytes += moreBytes;
        view = next;
    }

    Counts counts() {
        ArrayView<MemoryMessage> now = view;
        return new Counts(
                now.size(),
                recent.count(),
                now.unseen(),
                now.deleted(),
                now.uidNext(),
                validity,
                now.highestModSeq(),
                bytes,
                id);
    }

    @Override
    public MailboxId id() {
        requireThere();
        return id;
    }

    MailboxId identity() {
        return id;
    }

    @Override
    public MailboxName name() {
        requireThere();
        return name;
    }

    @Override
    public UidValidity uidValidity() {
        requireThere();
        return validity;
    }

    @Override
    public ArrayView<MemoryMessage> view() {
        requireThere();
        return view;
    }

    @Override
    public UidSet recent(boolean claim) {
        account.lock.lock();
        try {
            requireThere();
            UidSet now = recent;
            if (claim) {
                recent = UidSet.EMPTY;
            }
            return now;
        } finally {
            account.lock.unlock();
        }
    }

    @Override
    public Changes since(ModSeq modSeq, UidSet known) {
        return expunges.since(view(), modSeq, known);
    }

    @Override
    public Rows rows(UidSet uids, Set<Column> columns) {
        return new MemoryRows(this, view(), uids, columns);
    }

    @Override
    public Content content(Uid uid) {
        LoopGuard.assertNotOnLoop("Mailbox.content");
        ArrayView<MemoryMessage> now = view();
        int index = now.indexOf(uid.value());
        if (index < 0) {
            throw new StoreException(Reason.GONE, "the message was expunged");
        }
        return now.rowAt(index).content();
    }

    @Override
    public CompletionStage<List<Uid>> append(List<Staged> staged, List<Filing> filings) {
        return Commit.of(account, hints -> Append.to(this, staged, filings, hints));
    }

    @Override
    public CompletionStage<Flagged> flag(UidSet uids, FlagEdit edit, ModSeq unchangedSince) {
        return Commit.of(account, hints -> {
            MailboxEdit change = edit();
            Flagged flagged = FlagChange.apply(change.before(), change.editor(), flags, uids, edit, unchangedSince);
            change.flagged(flagged.changed());
            change.commit(hints);
            return flagged;
        });
    }

    @Override
    public CompletionStage<UidMap> copy(UidSet uids, Mailbox target, Quota quota) {
        return transfer(uids, target, Optional.of(quota));
    }

    @Override
    public CompletionStage<UidMap> move(UidSet uids, Mailbox target) {
        return transfer(uids, target, Optional.empty());
    }

    private CompletionStage<UidMap> transfer(UidSet uids, Mailbox target, Optional<Quota> copied) {
        if (!(target instanceof MemoryMailbox to) || !to.account.store().equals(account.store())) {
            throw new IllegalArgumentException("the target is in another store");
        }
        return Commit.ofBoth(account, to.account, hints -> Transfer.of(this, to, uids, copied, hints));
    }

    @Override
    public CompletionStage<UidSet> expunge(UidSet uids) {
        return Commit.of(account, hints -> {
            MailboxEdit change = edit();
            change.before().forEachIndex(uids, change::remove);
            return change.commit(hints);
        });
    }

    @Override
    public Subscription watch(Runnable hint) {
        requireThere();
        return watchers.watch(hint);
    }
}
