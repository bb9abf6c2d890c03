package dev.mailwright.store.maildir;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a mailbox looks like from outside: while all of this is the same, nothing in it has changed.
 *
 * @param times of the directories
 * @param uidList size and time, as of the other files; null where there is none
 */
record IndexProof(
        Listing.Times times,
        @Nullable Mark uidList,
        @Nullable Mark state,
        @Nullable Mark keywords) {

    /** Size and time of a file. */
    private record Mark(long size, Instant modified) {}

    /**
     * @param times as they were when the mailbox was looked at last
     */
    static IndexProof of(Disk disk, Path directory, Listing.Times times) throws IOException {
        return new IndexProof(
                times,
                mark(disk, directory.resolve(UidListFile.NAME)),
                mark(disk, MailboxFiles.state(directory)),
                mark(disk, directory.resolve(MailboxFiles.KEYWORDS)));
    }

    private static @Nullable Mark mark(Disk disk, Path path) throws IOException {
        Optional<DiskStat> found = disk.stat(path);
        return found.isPresent() ? new Mark(found.get().size(), found.get().modified()) : null;
    }

    void write(DataOutputStream to) throws IOException {
        time(to, times.cur());
        time(to, times.fresh());
        mark(to, uidList);
        mark(to, state);
        mark(to, keywords);
    }

    private static void mark(DataOutputStream to, @Nullable Mark mark) throws IOException {
        to.writeLong(mark == null ? -1 : mark.size());
        time(to, mark == null ? null : mark.modified());
    }

    private static void time(DataOutputStream to, @Nullable Instant time) throws IOException {
        to.writeLong(time == null ? Long.MIN_VALUE : time.getEpochSecond());
        to.writeInt(time == null ? 0 : time.getNano());
    }

    static IndexProof read(DataInputStream from) throws IOException {
        return new IndexProof(
                new Listing.Times(time(from), time(from)), readMark(from), readMark(from), readMark(from));
    }

    private static @Nullable Mark readMark(DataInputStream from) throws IOException {
        long size = from.readLong();
        Instant time = time(from);
        return size < 0 || time == null ? null : new Mark(size, time);
    }

    private static @Nullable Instant time(DataInputStream from) throws IOException {
        long second = from.readLong();
        int nano = from.readInt();
        return second == Long.MIN_VALUE ? null : Instant.ofEpochSecond(second, nano);
    }
}
