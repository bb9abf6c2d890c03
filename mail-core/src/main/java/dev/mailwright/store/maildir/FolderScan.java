package dev.mailwright.store.maildir;

import dev.mailwright.store.MailboxName;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the folders of a maildir: directories that have a {@code cur/}. Follows no link. Of two directories that mean the
 * same name the one we would write counts.
 */
final class FolderScan {

    private static final Set<String> MESSAGES = Set.of(MailboxFiles.CUR, MailboxFiles.NEW, MailboxFiles.TMP);
    private static final int MAX_DEPTH = 32;

    private final Disk disk;
    private final Path maildir;
    private final FolderLayout layout;
    private final Map<MailboxName, String> folders = new TreeMap<>();

    FolderScan(Disk disk, Path maildir, FolderLayout layout) {
        this.disk = disk;
        this.maildir = maildir;
        this.layout = layout;
    }

    /** The folders beside INBOX, with their paths below the maildir. */
    Map<MailboxName, String> run() throws IOException {
        level("", 1);
        return folders;
    }

    private void level(String above, int depth) throws IOException {
        for (String entry : list(above)) {
            String file = above.isEmpty() ? entry : above + "/" + entry;
            if (MESSAGES.contains(entry) || (!layout.isTree() && !entry.startsWith("."))) {
                continue;
            }
            Optional<MailboxName> name = layout.name(file);
            if (name.isPresent() && isDirectory(file)) {
                if (isDirectory(file + "/" + MailboxFiles.CUR)) {
                    add(name.get(), file);
                }
                if (layout.isTree() && depth < MAX_DEPTH) {
                    level(file, depth + 1);
                }
            } else if (layout.isTree() && depth < MAX_DEPTH && entry.equalsIgnoreCase("INBOX") && isDirectory(file)) {
                level(file, depth + 1);
            }
        }
    }

    private void add(MailboxName name, String file) {
        if (!folders.containsKey(name) || file.equals(layout.file(name))) {
            folders.put(name, file);
        }
    }

    private List<String> list(String file) throws IOException {
        try {
            return disk.list(maildir.resolve(file));
        } catch (NoSuchFileException e) {
            if (file.isEmpty()) {
                throw e;
            }
            return List.of(); // went meanwhile
        }
    }

    private boolean isDirectory(String file) {
        try {
            return disk.stat(maildir.resolve(file))
                    .filter(DiskStat::isDirectory)
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * What differs once a folder was made, renamed or removed: when the directories that hold folders were changed last.
     *
     * @param files the folders that are known
     */
    static Object stamp(Disk disk, Path maildir, FolderLayout layout, Collection<String> files) throws IOException {
        Map<String, Instant> times = new TreeMap<>();
        Set<String> levels = new TreeSet<>();
        levels.add("");
        if (layout.isTree()) {
            for (String file : files) {
                for (int end = file.length(); end > 0; end = file.lastIndexOf('/', end - 1)) {
                    levels.add(file.substring(0, end));
                }
            }
        }
        for (String level : levels) {
            times.put(
                    level,
                    disk.stat(maildir.resolve(level)).map(DiskStat::modified).orElse(Instant.EPOCH));
        }
        return times;
    }
}
