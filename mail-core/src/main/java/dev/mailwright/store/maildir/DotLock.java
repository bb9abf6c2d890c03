package dev.mailwright.store.maildir;

import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock on a file that Dovecot writes as well: the file {@code <name>.lock} beside it, made by whoever has the lock, with
 * {@code <process>:<host>} in it. Waits on a worker for at most about a minute.
 *
 * <p>A lock is stale, by Dovecot's rules, when the process it names is on this host and there no more, or when neither it
 * nor the file was changed for two minutes. It is taken away by a rename, looked at again, and put back when another took
 * it meanwhile: two that find the same stale lock at once do not take each other's.
 */
final class DotLock {

    private static final Logger LOG = LoggerFactory.getLogger(DotLock.class);

    /** As long as Dovecot waits before it overrides a lock. */
    private static final Duration STALE = Duration.ofMinutes(2);

    private static final long SHORTEST_WAIT = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int TRIES = 1200;
    private static final Path HOST = Path.of("/proc/sys/kernel/hostname");
    private static final String OWNER = ProcessHandle.current().pid() + ":" + host();

    private final Disk disk;
    private final Path lock;

    private DotLock(Disk disk, Path lock) {
        this.disk = disk;
        this.lock = lock;
    }

    /** What gethostname says; that of InetAddress may be another one. */
    private static String host() {
        try {
            return Files.readString(HOST).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /**
     * Takes the lock of a file.
     *
     * @throws StoreException TRANSIENT when another has it for too long
     */
    static DotLock take(Disk disk, StoreEnvironment environment, Path file) throws IOException {
        Path path = file.resolveSibling(file.getFileName() + ".lock");
        DotLock lock = new DotLock(disk, path);
        long wait = SHORTEST_WAIT;
        String dead = "";
        for (int i = 0; i < TRIES; i++) {
            if (lock.make()) {
                return lock;
            }
            String holder = lock.holder();
            boolean suspected = !holder.isEmpty() && isDead(holder);
            if ((suspected && holder.equals(dead))
                    || lock.isOld(file, environment.time().now())) {
                lock.override(holder);
                wait = LONGEST_WAIT;
            } else {
                dead = suspected ? holder : "";
                wait = suspected ? LONGEST_WAIT : wait;
            }
            LockSupport.parkNanos(wait);
            wait = Math.min(LONGEST_WAIT, wait * 2);
        }
        throw new StoreException(Reason.TRANSIENT, path.getFileName() + " is held by " + holderName(lock.holder()));
    }

    private static String holderName(String holder) {
        return holder.matches("[0-9]{1,10}:[A-Za-z0-9.-]{1,64}") ? "process " + holder : "another process";
    }

    private boolean make() throws IOException {
        try (DiskFile file = disk.create(lock)) {
            file.write(ByteBuffer.wrap(OWNER.getBytes(StandardCharsets.US_ASCII)));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Who has it, as far as it says; empty when it is gone. */
    private String holder() throws IOException {
        return DiskText.read(disk, lock).map(String::strip).orElse("");
    }

    /** A process of this host that is there no more; one that has our number is not, since we would know. */
    private static boolean isDead(String holder) {
        int colon = holder.indexOf(':');
        if (colon < 1 || !OWNER.substring(OWNER.indexOf(':')).equals(holder.substring(colon))) {
            return false;
        }
        try {
            long process = Long.parseLong(holder.substring(0, colon));
            return holder.equals(OWNER)
                    || (seesAll() && ProcessHandle.of(process).isEmpty());
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Where processes of others are hidden, one that is not seen may still be there. */
    private static boolean seesAll() {
        return ProcessHandle.of(1).isPresent();
    }

    private boolean isOld(Path file, Instant now) throws IOException {
        Optional<Instant> taken = disk.stat(lock).map(DiskStat::modified);
        Optional<Instant> changed = disk.stat(file).map(DiskStat::modified);
        Instant limit = now.minus(STALE);
        return taken.isPresent()
                && taken.get().isBefore(limit)
                && changed.map(time -> time.isBefore(limit)).orElse(true);
    }

    private void override(String stale) throws IOException {
        Path aside = lock.resolveSibling(
                lock.getFileName() + "." + ProcessHandle.current().pid());
        try {
            disk.rename(lock, aside);
            if (DiskText.read(disk, aside).map(String::strip).orElse("").equals(stale)) {
                LOG.info("{} was left by a process that is gone, and is taken away", lock);
            } else {
                disk.link(aside, lock);
            }
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            LOG.debug("{} was taken away by another", lock);
        } finally {
            DiskText.deleteIfThere(disk, aside);
        }
    }

    /** Gives it back. */
    void release() {
        try {
            if (holder().equals(OWNER)) {
                disk.delete(lock);
            } else {
                LOG.warn("{} was taken away while it was held", lock);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be given back: {}", lock, e.toString());
        }
    }
}
