package dev.mailwright.store.maildir;

import dev.mailwright.store.MailboxId;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.index.FolderTree;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders of one maildir on disk. Called under the account's lock. */
final class FolderDisk {

    private static final Logger LOG = LoggerFactory.getLogger(FolderDisk.class);

    /** As the maildir convention has it: no delivery takes longer. */
    private static final Duration ABANDONED = Duration.ofHours(36);

    private static final String UNFINISHED = "mailwright-unfinished-";

    private final StoreContext context;
    private final Disk disk;
    private final Path maildir;
    private final UidValidities validities;
    private final Trash trash;
    private final Trash unfinished;
    private final FolderLayout layout;
    private final FolderIdentities identities;

    FolderDisk(StoreContext context, Path maildir) {
        this.context = context;
        this.disk = context.disk();
        this.maildir = maildir;
        this.validities = new UidValidities(disk, context.environment().time());
        this.layout = context.layout();
        this.identities = new FolderIdentities(context, this);
        Path tmp = maildir.resolve(MailboxFiles.TMP);
        this.trash = new Trash(disk, tmp, "mailwright-trash-");
        this.unfinished = new Trash(disk, tmp, UNFINISHED);
    }

    FolderIdentities identities() {
        return identities;
    }

    long nextValidity() throws IOException {
        return validities.next(maildir);
    }

    Path directory(String file) {
        return file.isEmpty() ? maildir : maildir.resolve(file);
    }

    /**
     * Makes the maildir with the usual folders unless it is there; {@code cur/} of INBOX comes last, when all else is forced,
     * and says so. Without it all of this is done again.
     *
     * @param validityFloor every UIDVALIDITY is above it
     * @return whether it is new
     */
    boolean furnish(long validityFloor) throws IOException {
        if (disk.stat(maildir.resolve(MailboxFiles.CUR)).isPresent()) {
            MailboxFiles.inspect(disk, maildir);
            return false;
        }
        MailboxFiles.directories(disk, maildir);
        MailboxFiles.furnish(disk, maildir, true, validities.above(maildir, validityFloor), identities.guid());
        for (MailboxName name : FolderTree.DEFAULTS.keySet().stream().sorted().toList()) {
            if (disk.stat(directory(layout.file(name))).isEmpty()) {
                make(layout.file(name));
            }
        }
        DiskText.replace(
                disk,
                maildir.resolve(Subscriptions.NAME),
                new Subscriptions(layout)
                        .text(Stream.concat(Stream.of(MailboxName.INBOX), FolderTree.DEFAULTS.keySet().stream())
                                .sorted()
                                .toList()));
        MailboxFiles.directoryIfMissing(disk, maildir.resolve(MailboxFiles.CUR));
        return true;
    }

    /**
     * Makes a folder aside and puts it in place by one rename, or where a level of that name is, in place with {@code
     * cur/} as the last. Durable.
     */
    MailboxId create(String file) throws IOException {
        MailboxId id = make(file);
        disk.forceDirectory(parent(directory(file)));
        return id;
    }

    /** Durable when the directory above is forced. */
    private MailboxId make(String file) throws IOException {
        Path directory = directory(file);
        MailboxFiles.directories(disk, parent(directory));
        if (layout.isTree()
                && disk.stat(directory).filter(DiskStat::isDirectory).isPresent()) {
            MailboxFiles.furnish(disk, directory, true, nextValidity(), identities.guid());
            MailboxFiles.finish(disk, directory);
            return identities.of(file);
        }
        if (disk.stat(directory).isPresent()) {
            throw new StoreException(StoreException.Reason.CANNOT, "something else is in the folder's place");
        }
        String guid = identities.guid();
        Path aside = unfinished();
        try {
            disk.createDirectory(aside);
            MailboxFiles.furnish(disk, aside, layout.isTree(), nextValidity(), guid);
            MailboxFiles.finish(disk, aside);
            disk.rename(aside, directory);
        } catch (IOException e) {
            dropAside(aside, e);
            if (disk.stat(directory).isPresent()) {
                throw new StoreException(StoreException.Reason.EXISTS, "there is such a folder already", e);
            }
            throw e;
        }
        return new MailboxId(guid);
    }

    /** A fresh directory for a folder that is being made. */
    Path unfinished() {
        return maildir.resolve(MailboxFiles.TMP)
                .resolve(UNFINISHED + context.names().unique());
    }

    /** Puts a finished folder in its place, durably; false when something is there. */
    boolean install(Path ready, String file) throws IOException {
        Path directory = directory(file);
        if (disk.stat(directory).isPresent()) {
            return false;
        }
        MailboxFiles.directories(disk, parent(directory));
        disk.rename(ready, directory);
        disk.forceDirectory(parent(directory));
        return true;
    }

    private Path parent(Path directory) {
        Path parent = directory.getParent();
        return parent == null ? maildir : parent;
    }

    private void dropAside(Path aside, IOException first) {
        try {
            Trash.remove(disk, aside);
        } catch (IOException second) {
            first.addSuppressed(second);
        }
    }

    /** Takes a folder away, durably; {@link #emptyTrash} removes it. Folders below it in the tree stay. */
    void delete(Path directory) throws IOException {
        if (layout.isTree() && hasLevels(directory)) {
            trash.take(directory.resolve(MailboxFiles.CUR), context.names().unique());
            disk.forceDirectory(directory);
            for (String name : disk.list(directory)) {
                if (!disk.stat(directory.resolve(name))
                                .filter(DiskStat::isDirectory)
                                .isPresent()
                        || isMessages(name)) {
                    trash.take(directory.resolve(name), context.names().unique());
                }
            }
            disk.forceDirectory(directory);
            return;
        }
        trash.take(directory, context.names().unique());
        disk.forceDirectory(parent(directory));
        dropLevels(parent(directory));
    }

    private static boolean isMessages(String name) {
        return name.equals(MailboxFiles.CUR) || name.equals(MailboxFiles.NEW) || name.equals(MailboxFiles.TMP);
    }

    private boolean hasLevels(Path directory) throws IOException {
        for (String name : disk.list(directory)) {
            if (!isMessages(name)
                    && disk.stat(directory.resolve(name))
                            .filter(DiskStat::isDirectory)
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Levels that hold nothing any more go. */
    private void dropLevels(Path level) {
        try {
            for (Path at = level; !at.equals(maildir) && disk.list(at).isEmpty(); at = parent(at)) {
                disk.delete(at);
            }
        } catch (IOException e) {
            LOG.debug("{} stays: {}", level, e.toString());
        }
    }

    void emptyTrash() {
        trash.empty();
    }

    /**
     * Renames folders, durably.
     *
     * @param files where mailboxes are
     * @param renames their new names, parents first
     * @return where they are now, by their new names
     */
    Map<MailboxName, String> rename(
            MailboxName to, Map<MailboxName, String> files, SortedMap<MailboxName, MailboxName> renames)
            throws IOException {
        Map<String, String> moves = new LinkedHashMap<>();
        Map<MailboxName, String> after = new LinkedHashMap<>();
        for (Map.Entry<MailboxName, MailboxName> rename : renames.entrySet()) {
            String old = files.getOrDefault(rename.getKey(), "");
            String file = layout.file(rename.getValue());
            if (layout.isTree()) {
                int below = rename.getValue().levels().size() - to.levels().size();
                int end = old.length();
                for (int i = 0; i < below; i++) {
                    end = old.lastIndexOf('/', end - 1);
                }
                moves.put(old.substring(0, end), layout.file(to));
                file = layout.file(to) + old.substring(end);
            } else {
                moves.put(old, file);
            }
            after.put(rename.getValue(), file);
        }
        for (String target : moves.values()) {
            MailboxFiles.directories(disk, parent(directory(target)));
        }
        new FolderRenames(disk, maildir).run(moves);
        for (String source : moves.keySet()) {
            dropLevels(parent(directory(source)));
        }
        return after;
    }

    /** Finishes what a crash left, and removes what is old under {@code tmp/}. */
    void recover() throws IOException {
        new FolderRenames(disk, maildir).recover();
        trash.empty();
        unfinished.empty();
        clean(maildir);
        for (String file : scan().values()) {
            clean(directory(file));
        }
    }

    private void clean(Path directory) {
        Path tmp = directory.resolve(MailboxFiles.TMP);
        Instant limit = context.environment().time().now().minus(ABANDONED);
        try {
            for (String name : disk.list(tmp)) {
                Path file = tmp.resolve(name);
                if (disk.stat(file)
                        .filter(s -> s.isFile() && s.modified().isBefore(limit))
                        .isPresent()) {
                    DiskText.deleteIfThere(disk, file);
                }
            }
        } catch (NoSuchFileException e) {
            // made when the mailbox is opened
        } catch (IOException e) {
            LOG.warn("{} cannot be cleaned: {}", tmp, e.toString());
        }
    }

    /** The folders that are there beside INBOX, with their directories. */
    Map<MailboxName, String> scan() throws IOException {
        return new FolderScan(disk, maildir, layout).run();
    }

    /** Makes all that is in a folder survive a power loss. */
    void force(String file) throws IOException {
        Path directory = directory(file);
        for (String part : List.of(MailboxFiles.CUR, MailboxFiles.NEW)) {
            for (String name : disk.list(directory.resolve(part))) {
                Path message = directory.resolve(part).resolve(name);
                if (disk.stat(message).filter(DiskStat::isFile).isPresent()) {
                    try (DiskFile open = disk.overwrite(message)) {
                        open.force();
                    }
                }
            }
            disk.forceDirectory(directory.resolve(part));
        }
        try (DiskFile open = disk.overwrite(directory.resolve(UidListFile.NAME))) {
            open.force();
        }
        disk.forceDirectory(directory);
    }

    /** What differs once a folder was made, renamed or removed. */
    Object stamp(Collection<String> files) throws IOException {
        return FolderScan.stamp(disk, maildir, layout, files);
    }
}
