package dev.mailwright.queue.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The segment files, from the oldest to the one being written, and the few that wait to be used again. Confined to the writing thread. */
final class Segments {

    private static final int MAX_SPARES = 4;

    /** Dead octets that are nothing to worry about, in segments. */
    private static final int SLACK = 4;

    private static final int MANY = 64;

    private final Path directory;
    private final long size;
    private final Index index;
    private final RandomGenerator random;
    private final Deque<Segment> all;
    private final Deque<Path> spares;
    private long last;

    Segments(Path directory, long size, Index index, RandomGenerator random, Deque<Segment> all, List<Path> spares) {
        this.directory = directory;
        this.size = size;
        this.index = index;
        this.random = random;
        this.all = all;
        this.spares = new ArrayDeque<>(spares);
        this.last = all.isEmpty() ? 0 : all.getLast().number();
    }

    /** At how many octets another one is begun. */
    long size() {
        return size;
    }

    Segment oldest() {
        return all.getFirst();
    }

    /** Begins the next one, in a file that is there already where possible. Forced with its directory. */
    Segment begin() throws IOException {
        long number = ++last;
        Path path = directory.resolve(Segment.name(number));
        Path spare = spares.peekFirst();
        if (spare != null) {
            Files.move(spare, path, StandardCopyOption.ATOMIC_MOVE);
            spares.removeFirst();
        }
        Segment segment = Segment.begin(path, number, random.nextLong());
        forceDirectory();
        all.addLast(segment);
        return segment;
    }

    private void forceDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Gives the oldest ones up that hold nothing that counts, but never {@code current}. */
    void freeOldest(Segment current) throws IOException {
        while (all.getFirst() != current && index.isFree(all.getFirst())) {
            Segment segment = all.removeFirst();
            segment.close();
            Path spare = directory.resolve(String.format(Locale.ROOT, "spare-%016d.queue", segment.number()));
            if (spares.size() < MAX_SPARES) {
                Files.move(segment.path(), spare, StandardCopyOption.ATOMIC_MOVE);
                spares.addLast(spare);
            } else {
                Files.delete(segment.path());
            }
        }
    }

    /** Whether more than half of the files is dead, or there are many small ones. */
    boolean isWasteful(long counting) {
        if (all.size() < 2) {
            return false;
        }
        long used = 0;
        for (Segment segment : all) {
            used += segment.end();
        }
        return used > 2 * counting + SLACK * size || all.size() > MANY + 2 * (used / size);
    }

    void close() throws IOException {
        for (Segment segment : all) {
            segment.close();
        }
        all.clear();
    }
}
