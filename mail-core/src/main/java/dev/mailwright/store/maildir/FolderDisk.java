package dev.mailwright.store.maildir;

import dev.mailwright.store.MailboxId;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.index.FolderTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders of one maildir on disk. Called under the account's lock. */
final class FolderDisk {

    private static final Logger LOG = LoggerFactory.getLogger(FolderDisk.class);

    /** As the maildir convention has it: no delivery takes longer. */
    private static final Duration ABANDONED = Duration.ofHours(36);

    private static final int HEAD = 4096;

    private final StoreContext context;
    private final Disk disk;
    private final Path maildir;
    private final UidValidities validities;
    private final Trash trash;
    private final Path unfinished;

    FolderDisk(StoreContext context, Path maildir) {
        this.context = context;
        this.disk = context.disk();
        this.maildir = maildir;
        this.validities = new UidValidities(disk, context.environment().time());
        this.unfinished = maildir.resolve(MailboxFiles.STATE_DIRECTORY).resolve("unfinished");
        this.trash =
                new Trash(disk, maildir.resolve(MailboxFiles.STATE_DIRECTORY).resolve("trash"));
    }

    long nextValidity() throws IOException {
        return validities.next(maildir);
    }

    Path directory(String file) {
        return file.isEmpty() ? maildir : maildir.resolve(file);
    }

    /**
     * Makes the maildir with the usual folders unless it is there; {@code cur/} of INBOX comes last and says so.
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
        MailboxFiles.directoryIfMissing(disk, maildir.resolve(MailboxFiles.STATE_DIRECTORY));
        MailboxFiles.furnish(disk, maildir, true, validities.above(maildir, validityFloor), guid());
        for (MailboxName name : FolderTree.DEFAULTS.keySet().stream().sorted().toList()) {
            if (disk.stat(directory(FolderNames.encode(name))).isEmpty()) {
                create(FolderNames.encode(name));
            }
        }
        DiskText.replace(
                disk,
                maildir.resolve(Subscriptions.NAME),
                Subscriptions.text(Stream.concat(Stream.of(MailboxName.INBOX), FolderTree.DEFAULTS.keySet().stream())
                        .sorted()
                        .toList()));
        MailboxFiles.finish(disk, maildir);
        return true;
    }

    private String guid() {
        return MailboxFiles.guid(context.environment().random());
    }

    /** Makes a folder aside and puts it in place by one rename. Durable. */
    MailboxId create(String file) throws IOException {
        String guid = guid();
        Path aside = unfinished.resolve(context.names().unique());
        MailboxFiles.directories(disk, aside);
        try {
            MailboxFiles.furnish(disk, aside, false, nextValidity(), guid);
            MailboxFiles.finish(disk, aside);
            if (disk.stat(directory(file)).isPresent()) {
                throw new IOException(file + " is in the way");
            }
            disk.rename(aside, directory(file));
        } catch (IOException e) {
            dropAside(aside, e);
            throw e;
        }
        disk.forceDirectory(maildir);
        return new MailboxId(guid);
    }

    private void dropAside(Path aside, IOException first) {
        try {
            Trash.remove(disk, aside);
        } catch (IOException second) {
            first.addSuppressed(second);
        }
    }

    /** Takes a folder away, durably; {@link #emptyTrash} removes it. */
    void delete(Path directory) throws IOException {
        trash.take(directory, context.names().unique());
        disk.forceDirectory(maildir);
    }

    void emptyTrash() {
        trash.empty();
    }

    void rename(Map<String, String> renames) throws IOException {
        new FolderRenames(disk, maildir).run(renames);
    }

    /** Finishes what a crash left, and removes what is old under {@code tmp/}. */
    void recover() throws IOException {
        new FolderRenames(disk, maildir).recover();
        trash.empty();
        new Trash(disk, unfinished).empty();
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

    /** The folders that are there, with their directories; of two that mean the same name the one we would write. */
    Map<MailboxName, String> scan() throws IOException {
        Map<MailboxName, String> folders = new TreeMap<>();
        for (String file : disk.list(maildir)) {
            FolderNames.decode(file).ifPresent(name -> {
                if (isFolder(file) && (!folders.containsKey(name) || file.equals(FolderNames.encode(name)))) {
                    folders.put(name, file);
                }
            });
        }
        return folders;
    }

    private boolean isFolder(String file) {
        try {
            return disk.stat(directory(file)).filter(DiskStat::isDirectory).isPresent()
                    && disk.stat(directory(file).resolve(MailboxFiles.CUR))
                            .filter(DiskStat::isDirectory)
                            .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** The identity of a folder, which is given to it when it has none. */
    MailboxId identity(String file) throws IOException {
        Path path = directory(file).resolve(UidListFile.NAME);
        UidListText text = UidListText.parse(head(path));
        String guid = text.guid();
        if (guid.isEmpty() || !guid.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            guid = guid();
            if (text.validity() > 0) {
                UidListText all = UidListText.parse(DiskText.bytes(disk, path).orElse(new byte[0]));
                StringBuilder fresh =
                        new StringBuilder(UidListText.header(all.validity(), all.nextUid(), guid, all.fields()));
                all.entries().forEach(entry -> entry.appendTo(fresh));
                DiskText.replace(disk, path, fresh.toString());
            } else {
                DiskText.replace(disk, path, UidListText.header(nextValidity(), 1, guid, ""));
            }
        }
        return new MailboxId(guid);
    }

    private byte[] head(Path path) throws IOException {
        try (DiskFile file = disk.read(path)) {
            ByteBuffer buffer = ByteBuffer.allocate(HEAD);
            while (buffer.hasRemaining() && file.read(buffer, buffer.position()) >= 0) {
                // until it is full or all is there
            }
            byte[] head = new byte[buffer.flip().remaining()];
            buffer.get(head);
            return new String(head, StandardCharsets.ISO_8859_1).indexOf('\n') < 0 ? new byte[0] : head;
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    Instant time() throws IOException {
        return disk.stat(maildir).map(DiskStat::modified).orElse(Instant.EPOCH);
    }
}
