package dev.mailwright.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names in a directory of snapshots and in a snapshot. */
final class Layout {

    static final String MANIFEST = "MANIFEST";
    static final String LISTS = "manifest";
    static final String UNFINISHED = ".unfinished-";
    static final String LOCK = ".lock";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".sha256";

    private Layout() {}

    /** Where the list of a section is. */
    static Path list(Path snapshot, String section) {
        return snapshot.resolve(LISTS).resolve(section + SUFFIX);
    }

    /** The path of a list as it stands in the manifest. */
    static String listName(String section) {
        return LISTS + "/" + section + SUFFIX;
    }

    static String section(String listName) {
        return listName.substring(LISTS.length() + 1, listName.length() - SUFFIX.length());
    }

    static boolean isListName(String path) {
        return path.startsWith(LISTS + "/") && path.endsWith(SUFFIX);
    }

    /** A name that sorts by time; of two in a second the later one has a number behind it. */
    static Path free(Path directory, Instant at) {
        String stamp = STAMP.format(at);
        Path path = directory.resolve(stamp);
        for (int i = 2; Files.exists(path); i++) {
            path = directory.resolve(stamp + "-" + i);
        }
        return path;
    }

    static boolean isComplete(Path snapshot) {
        return !snapshot.getFileName().toString().startsWith(".") && Files.isRegularFile(snapshot.resolve(MANIFEST));
    }
}
