package dev.mailwright.directory.file;

import dev.mailwright.EventSink;
import dev.mailwright.Lookup;
import dev.mailwright.Subscription;
import dev.mailwright.Time;
import dev.mailwright.directory.DirectoryChange;
import dev.mailwright.directory.DirectoryException;
import dev.mailwright.directory.Watchers;
import dev.mailwright.event.DirectoryRejected;
import dev.mailwright.event.DirectoryReloaded;
import dev.mailwright.observe.LoopGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file and what was last made of it. Thread-safe: one thread checks and reads, the others use what is there.
 *
 * <p>Who writes a file in place truncates it first, and a table read at that moment is a valid table without most of its
 * users, whose mail would be refused for good. So a change is read only when two checks, a second apart, see the same
 * size, time and inode, and an empty file never replaces one with content unless somebody says {@code reload()}. A file
 * renamed into place just waits that second. Rejected: a WatchService, which tells of the same moment, only sooner, and
 * is not there on every file system.
 *
 * @param <T> the immutable snapshot
 */
final class FileSource<T> {

    private static final Logger LOG = LoggerFactory.getLogger(FileSource.class);
    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private final Path path;
    private final FileParser<T> parser;
    private final Watchers watchers = new Watchers();
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable T now;
    private volatile @Nullable Time time;
    private volatile EventSink events = EventSink.NONE;
    private volatile long checked;
    private volatile boolean begun;

    private Fingerprint tried = Fingerprint.MISSING;
    private @Nullable Fingerprint pending;
    private String reason = "";

    FileSource(Path path, FileParser<T> parser) {
        this.path = path;
        this.parser = parser;
    }

    Subscription attach(Time clock, EventSink sink) {
        events = sink;
        begun = false;
        time = clock;
        return () -> detach(clock, sink);
    }

    /** Nothing happens when another server has come since. */
    private void detach(Time clock, EventSink sink) {
        if (events.equals(sink) && clock.equals(time)) {
            events = EventSink.NONE;
            time = null;
        }
    }

    Subscription watch(Consumer<DirectoryChange> listener) {
        return watchers.add(listener);
    }

    /** What is known, without looking at the file; absent before the first look-up. */
    Optional<T> known() {
        return Optional.ofNullable(now);
    }

    /** What is known, after a look at the file when that is due. */
    Lookup<T> current() {
        LoopGuard.assertNotOnLoop("a directory file");
        T known = now;
        if (known == null) {
            return first();
        }
        if (isDue() && lock.tryLock()) {
            try {
                check();
            } finally {
                lock.unlock();
            }
        }
        T latest = now;
        return Lookup.found(latest == null ? known : latest);
    }

    /** The same, where the answer cannot be Unavailable. */
    T required() {
        Lookup<T> current = current();
        return current.toOptional()
                .orElseThrow(() -> new DirectoryException(
                        current instanceof Lookup.Unavailable<T> u ? u.reason() : path + " was not read"));
    }

    private boolean isDue() {
        Time clock = time;
        return clock == null || !begun || clock.nanos() - checked >= INTERVAL;
    }

    private Lookup<T> first() {
        lock.lock();
        try {
            if (now == null && (reason.isEmpty() || isDue())) {
                restart();
                attempt(Fingerprint.MISSING);
            }
            T loaded = now;
            return loaded == null ? Lookup.unavailable(reason) : Lookup.found(loaded);
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock, with something good to keep. */
    private void check() {
        restart();
        Fingerprint seen = fingerprint();
        if (seen.equals(tried)) {
            pending = null;
        } else if (time == null || seen.equals(pending)) {
            attempt(seen);
        } else {
            pending = seen;
        }
    }

    private void restart() {
        Time clock = time;
        if (clock != null) {
            checked = clock.nanos();
            begun = true;
        }
    }

    private Fingerprint fingerprint() {
        try {
            return Fingerprint.of(path);
        } catch (IOException unreadable) {
            return Fingerprint.MISSING;
        }
    }

    /** Reads; keeps the old state and says so once for each state of the file when that fails. */
    private void attempt(Fingerprint seen) {
        try {
            load(now != null);
        } catch (DirectoryException e) {
            String problem = String.valueOf(e.getMessage());
            boolean repeated = problem.equals(reason);
            reason = problem;
            tried = seen;
            pending = null;
            if (!repeated) {
                rejected(problem);
            }
        }
    }

    private void rejected(String problem) {
        LOG.warn(
                "The directory file {} cannot be used{}:\n{}",
                path,
                now == null ? "" : "; its last good state stays in use",
                problem);
        events.emit(stamp -> DirectoryRejected.of(stamp, path.toString(), problem));
    }

    /** Reads the file now, whatever the last check said. */
    void reload() {
        LoopGuard.assertNotOnLoop("a directory file");
        lock.lock();
        try {
            restart();
            load(false);
        } finally {
            lock.unlock();
        }
    }

    private void load(boolean keepsContent) {
        FileText text = FileText.read(path);
        if (keepsContent && text.text().isBlank()) {
            throw new DirectoryException(path + " is empty; reload the server if that is meant");
        }
        T made = parser.parse(path, text.text());
        boolean again = now != null;
        now = made;
        tried = text.fingerprint();
        pending = null;
        reason = "";
        if (again) {
            LOG.info("The directory file {} was read again", path);
            events.emit(stamp -> DirectoryReloaded.of(stamp, path.toString()));
            watchers.tell(DirectoryChange.EVERYTHING);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
