package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Names inside the directory of a mailbox, and how such a directory is made. */
final class MailboxFiles {

    static final String CUR = "cur";
    static final String NEW = "new";
    static final String TMP = "tmp";
    static final String KEYWORDS = "dovecot-keywords";
    static final String STATE_KIND = "mailbox";

    private static final String FOLDER_MARK = "maildirfolder";

    private MailboxFiles() {}

    static Path state(Path directory) {
        return own(directory, "mailbox.log");
    }

    /** A file of ours beside the files of Dovecot. No directory: in a tree of folders that would be one of them. */
    static Path own(Path directory, String name) {
        return directory.resolve("mailwright-" + name);
    }

    static String guid(RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Furnishes a directory as an empty mailbox, but for {@code cur/}; what is there stays. {@link #finish} makes it durable. */
    static void furnish(Disk disk, Path directory, boolean isInbox, long validity, String guid) throws IOException {
        for (String name : new String[] {NEW, TMP}) {
            directoryIfMissing(disk, directory.resolve(name));
        }
        if (!isInbox && disk.stat(directory.resolve(FOLDER_MARK)).isEmpty()) {
            disk.create(directory.resolve(FOLDER_MARK)).close();
        }
        if (disk.stat(directory.resolve(UidListFile.NAME)).isEmpty()) {
            DiskText.place(disk, directory.resolve(UidListFile.NAME), UidListText.header(validity, 1, guid, ""));
        }
    }

    /** What says that the mailbox is complete. */
    static void finish(Disk disk, Path directory) throws IOException {
        directoryIfMissing(disk, directory.resolve(CUR));
        disk.forceDirectory(directory);
    }

    static boolean directoryIfMissing(Disk disk, Path directory) throws IOException {
        if (disk.stat(directory).isPresent()) {
            return false;
        }
        disk.createDirectory(directory);
        return true;
    }

    /** Makes a directory and its parents, forcing each entry that was made. */
    static void directories(Disk disk, Path directory) throws IOException {
        Path parent = directory.getParent();
        if (disk.stat(directory).isPresent() || parent == null) {
            return;
        }
        directories(disk, parent);
        disk.createDirectory(directory);
        disk.forceDirectory(parent);
    }

    /**
     * Refuses directories that somebody replaced by symbolic links, and makes those again that somebody removed.
     *
     * @throws IOException naming what is wrong
     */
    static void inspect(Disk disk, Path directory) throws IOException {
        for (String name : new String[] {CUR, NEW, TMP}) {
            Path path = directory.resolve(name);
            directoryIfMissing(disk, path);
            if (disk.stat(path).filter(DiskStat::isDirectory).isEmpty()) {
                throw new IOException(path + " is not a directory");
            }
        }
    }
}
