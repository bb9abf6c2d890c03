package dev.mailwright.store.maildir;

import dev.mailwright.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Renames several folders as if at once: what is about to be done stands, forced, in {@code mailwright-rename}, a line
 * {@code <from> TAB <to>} for each. After a crash the rest is done before anybody reads.
 */
final class FolderRenames {

    private final Disk disk;
    private final Path maildir;
    private final Path intents;

    FolderRenames(Disk disk, Path maildir) {
        this.disk = disk;
        this.maildir = maildir;
        this.intents = MailboxFiles.own(maildir, "rename");
    }

    /** All or none, and durable. */
    void run(Map<String, String> renames) throws IOException {
        for (String to : renames.values()) {
            if (disk.stat(maildir.resolve(to)).isPresent()) {
                throw new StoreException(StoreException.Reason.EXISTS, "something of the new name is there already");
            }
        }
        if (renames.size() > 1) {
            StringBuilder text = new StringBuilder();
            renames.forEach(
                    (from, to) -> text.append(from).append('\t').append(to).append('\n'));
            text.append("end\n");
            DiskText.replace(disk, intents, text.toString());
        }
        List<Map.Entry<String, String>> done = new ArrayList<>();
        try {
            for (Map.Entry<String, String> rename : renames.entrySet()) {
                disk.rename(maildir.resolve(rename.getKey()), maildir.resolve(rename.getValue()));
                done.add(rename);
            }
            force(renames);
            forgetIntents();
        } catch (IOException e) {
            undo(done, e);
            throw e;
        }
    }

    private void force(Map<String, String> renames) throws IOException {
        Set<Path> directories = new LinkedHashSet<>();
        renames.forEach((from, to) -> {
            directories.add(parent(maildir.resolve(to)));
            directories.add(parent(maildir.resolve(from)));
        });
        for (Path directory : directories) {
            disk.forceDirectory(directory);
        }
    }

    private Path parent(Path directory) {
        Path parent = directory.getParent();
        return parent == null ? maildir : parent;
    }

    /**
     * Needs no force of its own: intents that came back after a power loss would rename whatever has the old name by then,
     * but whoever makes a folder of that name forces the directory that they are in.
     */
    private void forgetIntents() throws IOException {
        DiskText.deleteIfThere(disk, intents);
    }

    /** What cannot be undone is done as a whole when the account is opened again: its intents are there. */
    private void undo(List<Map.Entry<String, String>> done, IOException first) {
        try {
            for (int i = done.size() - 1; i >= 0; i--) {
                disk.rename(
                        maildir.resolve(done.get(i).getValue()),
                        maildir.resolve(done.get(i).getKey()));
            }
            forgetIntents();
            disk.forceDirectory(maildir);
        } catch (IOException second) {
            first.addSuppressed(second);
        }
    }

    /** Does the rest of what a crash interrupted. */
    void recover() throws IOException {
        Optional<String> text = DiskText.read(disk, intents);
        if (text.isEmpty()) {
            return;
        }
        for (String line : text.get().split("\n", -1)) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                Path from = inside(line.substring(0, tab));
                Path to = inside(line.substring(tab + 1));
                if (disk.stat(from).isPresent() && disk.stat(to).isEmpty()) {
                    disk.rename(from, to);
                    disk.forceDirectory(parent(to));
                    disk.forceDirectory(parent(from));
                }
            }
        }
        forgetIntents();
    }

    private Path inside(String name) throws IOException {
        Path path = maildir.resolve(name).normalize();
        if (name.isEmpty() || path.equals(maildir) || !path.startsWith(maildir)) {
            throw new IOException(intents + " is damaged");
        }
        return path;
    }
}
