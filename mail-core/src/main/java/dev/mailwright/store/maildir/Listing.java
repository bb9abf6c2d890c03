package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The message files of a mailbox at one moment, by base name.
 *
 * @param times of the directories before they were listed
 * @param files one for each base name; the one in {@code cur/} where there are two
 * @param doubles further files with a base name that another has
 */
record Listing(Times times, Map<String, Found> files, List<Found> doubles) {

    /** When {@code cur/} and {@code new/} were changed last. */
    record Times(@Nullable Instant cur, @Nullable Instant fresh) {

        /** Somebody must look. */
        static final Times UNKNOWN = new Times(null, null);

        static Times of(Disk disk, Path directory) throws IOException {
            return new Times(time(disk, directory.resolve("cur")), time(disk, directory.resolve("new")));
        }

        /** Whether nothing was changed from a moment on. */
        boolean areBefore(Instant moment) {
            return cur != null && fresh != null && cur.isBefore(moment) && fresh.isBefore(moment);
        }

        private static @Nullable Instant time(Disk disk, Path directory) throws IOException {
            return disk.stat(directory).map(DiskStat::modified).orElse(null);
        }
    }

    /** A message file. */
    record Found(boolean isNew, String fileName) {

        Path path(Path directory) {
            return directory.resolve(isNew ? "new" : "cur").resolve(fileName);
        }
    }

    static Listing of(Disk disk, Path directory) throws IOException {
        Times times = Times.of(disk, directory);
        Map<String, Found> files = new HashMap<>();
        List<Found> doubles = new ArrayList<>();
        for (String name : disk.list(directory.resolve("new"))) {
            add(files, doubles, new Found(true, name));
        }
        for (String name : disk.list(directory.resolve("cur"))) {
            add(files, doubles, new Found(false, name));
        }
        return new Listing(times, files, doubles);
    }

    private static void add(Map<String, Found> files, List<Found> doubles, Found found) {
        if (FileName.isMessage(found.fileName())) {
            Optional.ofNullable(files.put(FileName.baseOf(found.fileName()), found))
                    .ifPresent(doubles::add);
        }
    }
}
