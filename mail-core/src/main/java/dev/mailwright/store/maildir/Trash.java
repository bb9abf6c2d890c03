package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where deleted folders go by one rename, to be taken apart afterwards. */
final class Trash {

    private static final Logger LOG = LoggerFactory.getLogger(Trash.class);

    private final Disk disk;
    private final Path directory;
    private final String prefix;

    /**
     * @param prefix of the names of what is in it; other things in the directory are not its
     */
    Trash(Disk disk, Path directory, String prefix) {
        this.disk = disk;
        this.directory = directory;
        this.prefix = prefix;
    }

    /** Moves a directory away, durably when the directory it was in is forced afterwards. */
    Path take(Path doomed, String name) throws IOException {
        MailboxFiles.directoryIfMissing(disk, directory);
        Path there = directory.resolve(prefix + name);
        disk.rename(doomed, there);
        return there;
    }

    /** Removes what is in it; what cannot be removed stays until the next time. */
    synchronized void empty() {
        try {
            if (disk.stat(directory).isPresent()) {
                for (String name : disk.list(directory)) {
                    if (name.startsWith(prefix)) {
                        remove(disk, directory.resolve(name));
                    }
                }
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be emptied: {}", directory, e.toString());
        }
    }

    /** Removes a directory with all that is in it; links are removed, not followed. */
    static void remove(Disk disk, Path path) throws IOException {
        if (disk.stat(path).filter(DiskStat::isDirectory).isPresent()) {
            try {
                for (String name : disk.list(path)) {
                    remove(disk, path.resolve(name));
                }
            } catch (NoSuchFileException e) {
                return; // somebody else was faster
            }
        }
        DiskText.deleteIfThere(disk, path);
    }
}
