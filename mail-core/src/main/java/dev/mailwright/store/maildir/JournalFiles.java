package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The segments of the commit journal in its directory: {@code journal-<generation>} is in use, {@code free-<generation>}
 * waits to be used again. They are renamed, not deleted, so that their blocks are there already when they are written
 * over. For one thread at a time.
 */
final class JournalFiles {

    private static final String USED = "journal-";
    private static final String FREE = "free-";

    private final Disk disk;
    private final Path directory;
    private final Deque<Path> free = new ArrayDeque<>();
    private long last;

    JournalFiles(Disk disk, Path directory) {
        this.disk = disk;
        this.directory = directory;
    }

    /** Those in use by generation, the oldest first. */
    SortedMap<Long, Path> scan() throws IOException {
        SortedMap<Long, Path> used = new TreeMap<>();
        if (disk.stat(directory).isEmpty()) {
            return used;
        }
        free.clear();
        for (String name : disk.list(directory)) {
            boolean isUsed = name.startsWith(USED);
            if (isUsed || name.startsWith(FREE)) {
                long generation = generation(name.substring(name.indexOf('-') + 1));
                last = Math.max(last, generation);
                if (isUsed && generation >= 0) {
                    used.put(generation, directory.resolve(name));
                } else if (generation >= 0) {
                    free.add(directory.resolve(name));
                }
            }
        }
        return used;
    }

    private static long generation(String digits) {
        try {
            return HexFormat.fromHexDigitsToLong(digits);
        } catch (IllegalArgumentException e) {
            return -1; // not one of ours
        }
    }

    private Path path(String kind, long generation) {
        return directory.resolve(kind + HexFormat.of().toHexDigits(generation));
    }

    /** Takes a free segment, or makes one, under a new generation. Durable. */
    Map.Entry<Long, Path> take() throws IOException {
        MailboxFiles.directories(disk, directory);
        long generation = ++last;
        Path path = path(USED, generation);
        Path old = free.poll();
        if (old == null) {
            disk.create(path).close();
        } else {
            disk.rename(old, path);
        }
        disk.forceDirectory(directory);
        return Map.entry(generation, path);
    }

    /** Says, durably, that all of these are needed no more. */
    void release(List<Path> paths) throws IOException {
        for (Path path : paths) {
            Path to = path(FREE, generation(path.getFileName().toString().substring(USED.length())));
            disk.rename(path, to);
            free.add(to);
        }
        if (!paths.isEmpty()) {
            disk.forceDirectory(directory);
        }
    }

    /** Says the same of a file whose force failed: it is never forced again. */
    void drop(Path path) throws IOException {
        DiskText.deleteIfThere(disk, path);
        disk.forceDirectory(directory);
    }
}
