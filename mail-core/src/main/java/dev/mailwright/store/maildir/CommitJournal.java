package dev.mailwright.store.maildir;

import dev.mailwright.Subscription;
import dev.mailwright.store.StoreEnvironment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commit journal of a store ({@link Durability#SAFE}). Small messages of all mailboxes go into one append-only file,
 * forced for as many of them at once as wait; their maildir files are there already, not forced. Later a checkpoint forces
 * those, and the segment is free to be written over. After a crash {@link JournalReplay} puts back what is missing.
 *
 * <ul>
 *   <li>Messages of more than 64 KiB do not go through it.
 *   <li>A segment is full at 16 MiB and is checkpointed half a minute after its first message, when the system has
 *       written most of it by itself; at once when more than 32 wait, and at the close. When 48 wait, messages are
 *       forced file by file until the checkpoints have caught up.
 *   <li>Segments are released in their order, so that what settles a message never goes before the message.
 *   <li>After a failed force the segment is left, and messages are forced file by file until all is checkpointed.
 * </ul>
 *
 * <p>Thread-safe. A mailbox's lock may be held when the journal is called; the journal takes such a lock only while it
 * holds none of its own.
 */
final class CommitJournal {

    private static final Logger LOG = LoggerFactory.getLogger(CommitJournal.class);

    private static final int MAX_MESSAGE = 64 * 1024;
    private static final int FULL = 16 * 1024 * 1024;
    private static final int MANY = 32;
    private static final int TOO_MANY = 48;
    private static final int BUFFER = 256 * 1024;
    private static final Duration AGE = Duration.ofSeconds(30);

    private final Disk disk;
    private final StoreEnvironment environment;
    private final JournalFiles files;
    private final JournalPaths paths;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private final ReentrantLock checkpoints = new ReentrantLock();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Deque<JournalSegment> sealed = new ArrayDeque<>();
    private List<Batch> waiting = new ArrayList<>();
    private @Nullable JournalSegment current;
    private boolean writing;
    private boolean ticking;
    private boolean closed;
    private volatile boolean usable = true;
    private volatile boolean stuck;
    private Subscription timer = () -> {};

    /** What one caller waits for. */
    private static final class Batch {

        final @Nullable MaildirMailbox mailbox;
        final List<JournalEntry> entries;
        final List<JournalFrame> frames;
        boolean done;

        @Nullable
        IOException failure;

        Batch(@Nullable MaildirMailbox mailbox, List<JournalEntry> entries) {
            this.mailbox = mailbox;
            this.entries = entries;
            this.frames = entries.stream().map(JournalFrame::of).toList();
        }
    }

    private CommitJournal(Disk disk, StoreEnvironment environment, JournalFiles files, JournalPaths paths) {
        this.disk = disk;
        this.environment = environment;
        this.files = files;
        this.paths = paths;
    }

    /**
     * Replays what an earlier process left, whatever its policy was.
     *
     * @param root of the store
     * @param own where the journal is kept
     */
    static CommitJournal open(Disk disk, StoreEnvironment environment, Path root, Path own) throws IOException {
        JournalFiles files = new JournalFiles(disk, own.resolve("journal"));
        JournalPaths paths = new JournalPaths(root);
        new JournalReplay(disk, files, paths).run();
        return new CommitJournal(disk, environment, files, paths);
    }

    /** Whether a message of this size may be left unforced, to go through {@link #commit}. */
    boolean takes(long size) {
        return size <= MAX_MESSAGE && usable;
    }

    JournalPaths paths() {
        return paths;
    }

    /** Durable on return: as many callers as wait share a force. */
    void commit(MaildirMailbox mailbox, List<JournalEntry> messages) throws IOException {
        await(new Batch(mailbox, messages));
    }

    private void await(Batch batch) throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("the journal is closed");
            }
            waiting.add(batch);
            while (!batch.done) {
                if (writing) {
                    progress.awaitUninterruptibly();
                } else {
                    writeAll();
                }
            }
        } finally {
            lock.unlock();
        }
        if (batch.failure != null) {
            throw new IOException("writing the commit journal: " + batch.failure.getMessage(), batch.failure);
        }
    }

    /** Under the lock, which is given away while the disk works. */
    private void writeAll() {
        List<Batch> batches = waiting;
        waiting = new ArrayList<>();
        writing = true;
        lock.unlock();
        @Nullable IOException failure = null;
        List<Runnable> pending = new ArrayList<>();
        try {
            write(batches, pending);
        } catch (IOException e) {
            failure = e;
        } catch (RuntimeException | Error e) {
            failure = new IOException(e.toString(), e);
        } finally {
            lock.lock();
            writing = false;
        }
        for (Batch batch : batches) {
            batch.failure = failure;
            batch.done = true;
        }
        if (failure == null) {
            pending.forEach(Runnable::run);
            tickLater();
        } else {
            distrust(failure);
        }
        progress.signalAll();
    }

    private void write(List<Batch> batches, List<Runnable> pending) throws IOException {
        JournalSegment segment = current;
        List<JournalFrame> frames = new ArrayList<>();
        if (segment == null || segment.position() >= FULL) {
            segment = next();
            frames.add(JournalFrame.of(new JournalEntry.Begun(disk.bootId())));
        }
        long at = segment.position()
                + frames.stream().mapToLong(JournalFrame::size).sum();
        for (Batch batch : batches) {
            for (int i = 0; i < batch.frames.size(); i++) {
                JournalFrame frame = batch.frames.get(i);
                frames.add(frame);
                at += frame.size();
                if (batch.mailbox != null && batch.entries.get(i) instanceof JournalEntry.Stored stored) {
                    int size = (int) stored.size();
                    JournalSegment.Pending message = new JournalSegment.Pending(stored.uid(), at - size, size);
                    JournalSegment holder = segment;
                    MaildirMailbox mailbox = batch.mailbox;
                    pending.add(() -> holder.add(mailbox, message));
                }
            }
        }
        segment.write(frames);
        segment.force();
    }

    private JournalSegment next() throws IOException {
        Map.Entry<Long, Path> taken;
        synchronized (files) {
            taken = files.take();
        }
        long now = environment.time().nanos();
        JournalSegment segment =
                new JournalSegment(disk, taken, environment.random().nextLong(), buffer, now);
        lock.lock();
        try {
            seal();
            current = segment;
        } finally {
            lock.unlock();
        }
        return segment;
    }

    /** Under the lock. */
    private void seal() {
        JournalSegment segment = current;
        current = null;
        if (segment != null) {
            sealed.add(segment);
            if (sealed.size() > MANY) {
                checkpointLater();
            }
            if (sealed.size() > TOO_MANY) {
                usable = false;
            }
        }
    }

    /** Under the lock. What is in the segment was forced before; nothing more comes in. */
    private void distrust(IOException failure) {
        LOG.error("the commit journal cannot be written; messages are forced file by file: {}", failure.toString());
        usable = false;
        seal();
        checkpointLater();
    }

    // -- checkpoints --

    /** Under the lock. */
    private void tickLater() {
        if (!ticking && !closed) {
            ticking = true;
            timer = environment.time().after(AGE, this::tick);
        }
    }

    private void tick() {
        lock.lock();
        try {
            ticking = false;
            JournalSegment segment = current;
            if (segment != null && !writing && isOld(segment)) {
                seal();
            }
            if (current != null || !sealed.isEmpty()) {
                tickLater();
            }
            if (!sealed.isEmpty()) {
                checkpointLater();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isOld(JournalSegment segment) {
        return environment.time().nanos() - segment.since() >= AGE.toNanos();
    }

    private void checkpointLater() {
        if (!running.getAndSet(true)) {
            environment.finish(() -> {
                running.set(false);
                checkpoint(false);
            });
        }
    }

    /** Forces and releases segments that are due, or all. Blocks. */
    private void checkpoint(boolean all) {
        checkpoints.lock();
        try {
            for (JournalSegment next = due(all); next != null && !stuck; next = due(all)) {
                release(next);
            }
        } catch (IOException | RuntimeException e) {
            stuck = true;
            usable = false;
            LOG.error("a checkpoint failed; the journal is kept until the store is opened again: {}", e.toString());
        } finally {
            checkpoints.unlock();
        }
    }

    private @Nullable JournalSegment due(boolean all) {
        lock.lock();
        try {
            JournalSegment oldest = sealed.peek();
            boolean due = oldest != null && (all || !usable || sealed.size() > MANY || isOld(oldest));
            return due ? oldest : null;
        } finally {
            lock.unlock();
        }
    }

    private void release(JournalSegment segment) throws IOException {
        Map<MaildirMailbox, List<JournalSegment.Pending>> pending;
        lock.lock();
        try {
            pending = segment.pending();
        } finally {
            lock.unlock();
        }
        for (Map.Entry<MaildirMailbox, List<JournalSegment.Pending>> entry : pending.entrySet()) {
            new Checkpoint(entry.getKey()).run(segment, entry.getValue());
        }
        segment.close();
        synchronized (files) {
            if (segment.hasFailed()) {
                files.drop(segment.path());
            } else {
                files.release(List.of(segment.path()));
            }
        }
        lock.lock();
        try {
            sealed.remove(segment);
            usable = usable || sealed.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes messages durable without the journal, because they are about to be renamed, linked, or go with their
     * directory. Costs nothing when none of them needs it. The caller may hold the mailbox's lock.
     */
    void settle(MaildirMailbox mailbox, dev.mailwright.store.UidSet uids) throws IOException {
        Map<JournalSegment, List<JournalSegment.Pending>> pending = pending(mailbox);
        boolean concerned = pending.values().stream()
                .anyMatch(messages -> messages.stream().anyMatch(message -> uids.contains(message.uid())));
        if (!concerned) {
            return;
        }
        long upTo = 0;
        for (Map.Entry<JournalSegment, List<JournalSegment.Pending>> entry : pending.entrySet()) {
            new Checkpoint(mailbox).run(entry.getKey(), entry.getValue());
            for (JournalSegment.Pending message : entry.getValue()) {
                upTo = Math.max(upTo, message.uid());
            }
        }
        settled(mailbox, upTo);
    }

    /** Says, durably, that no message of a mailbox needs the journal: its directory is gone for good. */
    void forget(MaildirMailbox mailbox) throws IOException {
        if (!pending(mailbox).isEmpty()) {
            settled(mailbox, Long.MAX_VALUE);
        }
    }

    private void settled(MaildirMailbox mailbox, long upTo) throws IOException {
        await(new Batch(
                null,
                List.of(new JournalEntry.Settled(
                        paths.text(mailbox.directory()), mailbox.index().uidList.validity(), upTo))));
        lock.lock();
        try {
            segments().forEach(segment -> segment.settled(mailbox, upTo));
        } finally {
            lock.unlock();
        }
    }

    private Map<JournalSegment, List<JournalSegment.Pending>> pending(MaildirMailbox mailbox) {
        Map<JournalSegment, List<JournalSegment.Pending>> found = new LinkedHashMap<>();
        lock.lock();
        try {
            for (JournalSegment segment : segments()) {
                List<JournalSegment.Pending> messages = segment.pending(mailbox);
                if (!messages.isEmpty()) {
                    found.put(segment, messages);
                }
            }
        } finally {
            lock.unlock();
        }
        return found;
    }

    private List<JournalSegment> segments() {
        List<JournalSegment> all = new ArrayList<>(sealed);
        JournalSegment open = current;
        if (open != null) {
            all.add(open);
        }
        return all;
    }

    /** Checkpoints everything; the accounts are still open. What fails is replayed when the store is opened again. */
    void close() {
        lock.lock();
        try {
            closed = true;
            timer.close();
            while (writing) {
                progress.awaitUninterruptibly();
            }
            seal();
        } finally {
            lock.unlock();
        }
        checkpoint(true);
    }
}
