package dev.mailwright.backup;

import dev.mailwright.Time;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory with snapshots, each in one named after its time ({@code 20261125T164900Z}). Each links what it has in common
 * with the one before it; any may be deleted. Thread-safe; one snapshot is taken or deleted at a time, by whatever process.
 */
public final class SnapshotSet {

    private final Path directory;
    private final SnapshotDisk disk;

    SnapshotSet(Path directory, SnapshotDisk disk) {
        this.directory = directory.toAbsolutePath().normalize();
        this.disk = disk;
    }

    /** Opens nothing yet. */
    public static SnapshotSet at(Path directory) {
        return new SnapshotSet(directory, new SnapshotDisk());
    }

    /** Those that are complete, oldest first. Empty when there is no such directory. */
    public List<Path> all() {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(Layout::isComplete).sorted().toList();
        } catch (IOException e) {
            throw new SnapshotException(directory + " cannot be read: " + e, e);
        }
    }

    /** The newest. */
    public Optional<Path> newest() {
        List<Path> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * Takes one.
     *
     * @param about what the manifest shall say of it
     * @throws SnapshotException when it could not be finished; then nothing of it is left
     */
    public SnapshotReport take(List<? extends SnapshotPart> parts, Time time, Map<String, String> about) {
        return alone(() -> {
            Path unfinished = directory.resolve(
                    Layout.UNFINISHED + ProcessHandle.current().pid());
            try {
                disk.directory(unfinished);
                SnapshotFigures figures = new SnapshotFigures(disk, unfinished);
                Optional<Path> earlier = newest();
                Map<String, String> head = new LinkedHashMap<>();
                head.put("taken", time.now().truncatedTo(ChronoUnit.SECONDS).toString());
                head.putAll(about);
                for (SnapshotPart part : parts) {
                    part.contribute((name, identity) -> new SnapshotSection(
                            disk, unfinished, name, identity, EarlierSection.of(earlier, name, identity), figures));
                }
                figures.finish(head);
                Path named = Layout.free(directory, time.now());
                disk.move(unfinished, named);
                disk.forceDirectory(directory);
                return figures.report(named);
            } catch (IOException | RuntimeException e) {
                drop(unfinished, e);
                throw e;
            }
        });
    }

    private void drop(Path unfinished, Exception first) {
        try {
            disk.deleteTree(unfinished);
        } catch (IOException second) {
            first.addSuppressed(second);
        }
    }

    /**
     * Deletes all but the newest ones.
     *
     * @param count how many stay, at least 1
     * @return those that went
     */
    public List<Path> keep(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("at least one snapshot stays");
        }
        return alone(() -> {
            List<Path> all = all();
            List<Path> gone = new ArrayList<>(all.subList(0, Math.max(0, all.size() - count)));
            for (Path old : gone) {
                Path hidden = directory.resolve(Layout.UNFINISHED + old.getFileName());
                disk.move(old, hidden);
                disk.deleteTree(hidden);
            }
            return gone;
        });
    }

    /** Work on the directory. */
    private interface Work<T> {
        T run() throws IOException;
    }

    /** Alone, and without what a killed process left. */
    private <T> T alone(Work<T> work) {
        try {
            disk.directory(directory);
            try (FileChannel file = FileChannel.open(
                    directory.resolve(Layout.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock(file);
                removeUnfinished();
                return work.run();
            }
        } catch (IOException e) {
            throw new SnapshotException("the snapshot in " + directory + " failed: " + e, e);
        }
    }

    /** Until the file is closed. */
    private void lock(FileChannel file) throws IOException {
        @Nullable FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new SnapshotException("somebody else is at work in " + directory + "; try again when that is done");
        }
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            for (Path path : found.filter(p -> p.getFileName().toString().startsWith(Layout.UNFINISHED))
                    .toList()) {
                disk.deleteTree(path);
            }
        }
    }
}
