package dev.mailwright.store.maildir;

import dev.mailwright.Quota;
import dev.mailwright.Subscription;
import dev.mailwright.store.Change;
import dev.mailwright.store.Changes;
import dev.mailwright.store.Column;
import dev.mailwright.store.Content;
import dev.mailwright.store.Filing;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Flagged;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxId;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Rows;
import dev.mailwright.store.Staged;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidMap;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.UidValidity;
import dev.mailwright.store.View;
import dev.mailwright.store.index.ArrayView;
import dev.mailwright.store.index.MailboxWatchers;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One folder. Everything that changes it runs under its lock, mostly by way of its {@link CommitQueue}; readers take the
 * present view and look for files without a lock, trying again when one was renamed meanwhile.
 */
final class MaildirMailbox implements Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(MaildirMailbox.class);

    /** Of the clock by which files get their times, on any file system. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private final MaildirAccount account;
    private final StoreContext context;
    private final MailboxId id;
    private final long ordinal;
    private final ReentrantLock lock = new ReentrantLock();
    private final MailboxWatchers watchers = new MailboxWatchers();
    private final CommitQueue queue = new CommitQueue(this);
    private final Optional<SharedMailbox> shared;
    private final EnvelopeCache envelopes;
    private final DateCache dates = new DateCache();
    private volatile MailboxName name;
    private volatile Path directory;
    private volatile boolean gone;
    private volatile @Nullable MailboxIndex index;
    private boolean changed;
    private long nextUid;

    MaildirMailbox(MaildirAccount account, MailboxId id, MailboxName name, Path directory) {
        this.account = account;
        this.context = account.context();
        this.id = id;
        this.name = name;
        this.directory = directory;
        this.envelopes = new EnvelopeCache(this);
        this.ordinal = context.ordinals().incrementAndGet();
        this.shared = context.settings().shared() ? Optional.of(new SharedMailbox(context)) : Optional.empty();
    }

    MaildirAccount account() {
        return account;
    }

    StoreContext context() {
        return context;
    }

    Path directory() {
        return directory;
    }

    DateCache dates() {
        return dates;
    }

    EnvelopeCache envelopes() {
        return envelopes;
    }

    long ordinal() {
        return ordinal;
    }

    CommitQueue queue() {
        return queue;
    }

    ReentrantLock lock() {
        return lock;
    }

    boolean isGone() {
        return gone;
    }

    void requireThere() {
        if (gone) {
            throw Faults.gone();
        }
    }

    /** The memory of it, read from disk at the first call. Blocks. */
    MailboxIndex index() {
        MailboxIndex loaded = index;
        return loaded != null ? loaded : load();
    }

    private MailboxIndex load() {
        acquire();
        try {
            requireThere();
            MailboxIndex loaded = index;
            if (loaded == null) {
                MailboxFiles.inspect(context.disk(), directory);
                Optional<MailboxIndex> kept = kept();
                loaded = kept.isPresent() ? kept.get() : readAnew();
                nextUid = loaded.view().nextUid();
                index = loaded;
                if (shared.isPresent()) {
                    loaded.uidList.share();
                    nextUid = shared.get().reread(loaded, directory, nextUid);
                }
                if (kept.isEmpty()) {
                    list();
                } else {
                    loaded.unsure(!loaded.times()
                            .areBefore(context.environment().time().now().minus(TICK)));
                }
            }
            return loaded;
        } catch (IOException e) {
            index = null;
            dates.forget();
            throw Faults.of("reading " + this, e);
        } finally {
            release();
        }
    }

    /**
     * Takes the lock; where Dovecot works here too, that of the uidlist as well, and takes over what it wrote. To be
     * followed by {@link #release} unless it throws.
     *
     * @throws dev.mailwright.store.StoreException when it cannot be had
     */
    void acquire() {
        lock.lock();
        if (shared.isEmpty() || lock.getHoldCount() > 1 || gone) {
            return;
        }
        boolean done = false;
        try {
            shared.get().lock(directory);
            MailboxIndex now = index;
            if (now != null) {
                nextUid = shared.get().reread(now, directory, nextUid);
            }
            done = true;
        } catch (UidListFile.ReplacedException e) {
            vanish();
            throw Faults.gone();
        } catch (IOException e) {
            throw Faults.of("locking " + this, e);
        } finally {
            if (!done) {
                release();
            }
        }
    }

    void release() {
        if (lock.getHoldCount() == 1) {
            shared.ifPresent(SharedMailbox::unlock);
        }
        lock.unlock();
    }

    Optional<SharedMailbox> shared() {
        return shared;
    }

    /** Where Dovecot works too, its lines are not ours to pass over. */
    private Optional<MailboxIndex> kept() throws IOException {
        return shared.isPresent() ? Optional.empty() : IndexReader.read(context.disk(), directory);
    }

    private MailboxIndex readAnew() throws IOException {
        return IndexLoader.load(
                context.disk(), directory, context.environment().time(), id.value(), account::nextValidity);
    }

    /** Runs under the lock, and tells the watchers afterwards. */
    void exclusively(Runnable task) {
        boolean tell;
        acquire();
        try {
            task.run();
            tell = changed;
            changed = false;
        } finally {
            release();
        }
        if (tell) {
            tell();
        }
    }

    /** Whether watchers must be told, for who holds the lock by other means; under the lock. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    void tell() {
        watchers.hint();
        account.hint();
    }

    // -- for commits, under the lock --

    long nextUid() {
        return nextUid;
    }

    /** Writes lines of the uidlist, forced; their UIDs are used up whatever happens. */
    void addLines(List<UidListText.Entry> lines) throws IOException {
        addLines(lines, UidListFile::append);
    }

    /** The same for lines that the commit journal has too. */
    void addLinesUnforced(List<UidListText.Entry> lines) throws IOException {
        addLines(lines, UidListFile::appendUnforced);
    }

    /** How lines are added. */
    @FunctionalInterface
    private interface Adding {
        void append(UidListFile file, Path directory, List<UidListText.Entry> lines) throws IOException;
    }

    private void addLines(List<UidListText.Entry> lines, Adding adding) throws IOException {
        MailboxIndex now = index();
        long next = nextUid;
        if (!lines.isEmpty()) {
            nextUid = lines.get(lines.size() - 1).uid() + 1;
        }
        if (now.uidList.needsRewrite(directory, now.view().size())) {
            List<UidListText.Entry> all = now.lines(now.view());
            shared.ifPresent(s -> all.addAll(s.pending()));
            all.addAll(lines);
            all.sort(Comparator.comparingLong(UidListText.Entry::uid));
            now.uidList.rewrite(directory, Math.max(next, nextUid), all);
        } else if (!lines.isEmpty()) {
            adding.append(now.uidList, directory, lines);
        }
    }

    /** Gives keywords their letters, as long as there are any. */
    void lettersFor(Set<Flag> flags) throws IOException {
        MailboxIndex now = index();
        Keywords more = now.keywords().with(flags);
        now.table.intern(flags);
        if (more != now.keywords()) {
            if (shared.isPresent()) {
                shared.get().write(directory, more);
            } else {
                DiskText.replace(context.disk(), directory.resolve(MailboxFiles.KEYWORDS), more.text());
            }
            now.show(more);
        }
    }

    /** Shows a new view and writes down what changed. */
    void show(ArrayView<byte[]> view, StateChange change, Change.Kind kind, UidSet uids, ModSeq modSeq) {
        MailboxIndex now = index();
        MailboxState state = state(now);
        state.append(change);
        now.show(view);
        changed = true;
        context.flusher().mark(this);
        account.quota().changed();
        account.log().add(id, kind, uids, modSeq);
        state.shorten();
    }

    private MailboxState state(MailboxIndex now) {
        return new MailboxState(context.disk(), directory, now);
    }

    /** Makes messages independent of the commit journal, before their files are renamed or linked elsewhere. */
    void settle(UidSet uids) throws IOException {
        Optional<CommitJournal> journal = context.journal();
        if (journal.isPresent()) {
            journal.get().settle(this, uids);
        }
    }

    /** Its directory is gone for good. */
    void forgetJournal() throws IOException {
        Optional<CommitJournal> journal = context.journal();
        if (journal.isPresent()) {
            journal.get().forget(this);
        }
    }

    /** Takes over what others did to the directories since we last looked. */
    void noticeOutsideChanges() throws IOException {
        Listing.Times times = Listing.Times.of(context.disk(), directory);
        if (!times.equals(index().times())) {
            list();
        }
    }

    /** Where a change may still come within the same tick of the clock of files, another list is needed later. */
    private void list() throws IOException {
        Instant settled = context.environment().time().now().minus(TICK);
        try {
            new OutsideChanges(this).apply();
        } catch (NoSuchFileException e) {
            if (context.disk().stat(directory.resolve(MailboxFiles.CUR)).isEmpty()) {
                vanish();
                throw Faults.gone();
            }
            throw e;
        }
        index().unsure(!index().times().areBefore(settled));
    }

    boolean isUnsure() {
        MailboxIndex now = index;
        return now != null && now.isUnsure();
    }

    /**
     * Looks for changes of others, also for those that the times do not show. Blocks.
     *
     * @return the nanoseconds that it took to list the files; 0 when they were not
     */
    long look() {
        requireThere();
        if (!isUnsure() && !mayHaveChanged(index())) {
            return 0;
        }
        long start = context.environment().time().nanos();
        exclusively(() -> {
            try {
                requireThere();
                list();
            } catch (IOException e) {
                throw Faults.of("reading " + this, e);
            }
        });
        return Math.max(1, context.environment().time().nanos() - start);
    }

    /** What was done to the directories until now was done by us. */
    void noteTimes() {
        MailboxIndex now = index;
        if (now != null && !now.times().equals(Listing.Times.UNKNOWN)) {
            try {
                now.times(Listing.Times.of(context.disk(), directory));
                now.unsure(true);
            } catch (IOException e) {
                now.times(Listing.Times.UNKNOWN);
            }
        }
    }

    /** Deletes what a failure left. */
    void dropLater(Path file) {
        try {
            DiskText.deleteIfThere(context.disk(), file);
        } catch (IOException e) {
            LOG.warn("{} stays: {}", file, e.toString());
        }
    }

    void moved(MailboxName to, Path newDirectory) {
        name = to;
        directory = newDirectory;
    }

    void vanish() {
        gone = true;
        changed = false;
        MailboxIndex now = index;
        if (now != null) {
            try {
                now.closeFile();
            } catch (IOException e) {
                LOG.warn("the index of {} cannot be closed: {}", this, e.toString());
            }
        }
        watchers.hint();
    }

    /** Looks for changes of others now. Blocks. */
    void refresh() {
        if (!mayHaveChanged(index())) {
            requireThere();
            return;
        }
        exclusively(() -> {
            try {
                requireThere();
                noticeOutsideChanges();
            } catch (IOException e) {
                throw Faults.of("reading " + this, e);
            }
        });
    }

    private boolean mayHaveChanged(MailboxIndex now) {
        try {
            return !Listing.Times.of(context.disk(), directory).equals(now.times())
                    || (shared.isPresent() && shared.get().mayHaveChanged(now, directory));
        } catch (IOException e) {
            return true;
        }
    }

    /** Makes flags and state survive a power loss, and writes down what the account uses. */
    void flush() throws IOException {
        force();
        if (!gone) {
            account.settleQuota();
        }
    }

    private void force() throws IOException {
        lock.lock();
        try {
            MailboxIndex now = index;
            if (now != null && !gone) {
                state(now).flush();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Makes everything durable and says that nothing is missing; the memory of it is dropped. */
    void close() throws IOException {
        lock.lock();
        try {
            MailboxIndex now = index;
            if (now != null && !gone) {
                settle(UidSet.ALL);
                state(now).close();
                keep(now);
                now.closeFile();
            }
            gone = true;
        } finally {
            lock.unlock();
        }
    }

    /** Writes the index, so that the next who opens the mailbox need not read it. */
    private void keep(MailboxIndex now) {
        try {
            if (!now.isAsKept()) {
                new IndexWriter(context.disk(), directory, now).write();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the index of {} is not written: {}", this, e.toString());
        }
    }

    // -- Mailbox --

    @Override
    public MailboxId id() {
        return id;
    }

    @Override
    public MailboxName name() {
        return name;
    }

    @Override
    public UidValidity uidValidity() {
        return view().uidValidity();
    }

    @Override
    public View view() {
        return arrays();
    }

    ArrayView<byte[]> arrays() {
        requireThere();
        return index().view();
    }

    @Override
    public UidSet recent(boolean claim) {
        requireThere();
        if (!claim) {
            return index().recent();
        }
        UidSet claimed = index().claimRecent();
        if (!claimed.isEmpty()) {
            queue.submit(new SingleOperation<>(mailbox -> new RecentCommit(mailbox, claimed).run()));
        }
        return claimed;
    }

    @Override
    public Changes since(ModSeq modSeq, UidSet known) {
        return index().expunged.since(arrays(), modSeq, known);
    }

    @Override
    public Rows rows(UidSet uids, Set<Column> columns) {
        return new MaildirRows(this, arrays(), uids, columns);
    }

    @Override
    public Content content(Uid uid) {
        requireThere();
        return new MessageReader(this).content(uid.value());
    }

    @Override
    public CompletionStage<List<Uid>> append(List<Staged> staged, List<Filing> filings) {
        return new Appending(this).append(staged, filings);
    }

    @Override
    public CompletionStage<Flagged> flag(UidSet uids, FlagEdit edit, ModSeq unchangedSince) {
        return submit(mailbox -> new FlagCommit(mailbox, edit, unchangedSince).run(uids));
    }

    @Override
    public CompletionStage<UidMap> copy(UidSet uids, Mailbox target, Quota quota) {
        return new Copying(this, MaildirAccount.own(target), quota).copy(uids);
    }

    @Override
    public CompletionStage<UidMap> move(UidSet uids, Mailbox target) {
        return new Moving(this, MaildirAccount.own(target)).move(uids);
    }

    @Override
    public CompletionStage<UidSet> expunge(UidSet uids) {
        return submit(mailbox -> new ExpungeCommit(mailbox).run(uids));
    }

    private <T> CompletionStage<T> submit(SingleOperation.Body<T> body) {
        SingleOperation<T> operation = new SingleOperation<>(body);
        queue.submit(operation);
        return operation.stage();
    }

    @Override
    public Subscription watch(Runnable hint) {
        requireThere();
        Subscription own = watchers.watch(hint);
        Subscription outside = account.watching(this);
        return () -> {
            own.close();
            outside.close();
        };
    }

    /** For logs. */
    @Override
    public String toString() {
        return "mailbox " + id + " of " + account;
    }
}
