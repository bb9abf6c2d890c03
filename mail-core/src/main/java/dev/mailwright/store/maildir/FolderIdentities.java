package dev.mailwright.store.maildir;

import dev.mailwright.store.MailboxId;
import dev.mailwright.store.MailboxName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The identity of each folder, the GUID in the head of its uidlist. Called under the account's lock. */
final class FolderIdentities {

    private static final int HEAD = 4096;

    private final StoreContext context;
    private final Disk disk;
    private final FolderDisk folders;

    FolderIdentities(StoreContext context, FolderDisk folders) {
        this.context = context;
        this.disk = context.disk();
        this.folders = folders;
    }

    /** A new one. */
    String guid() {
        return MailboxFiles.guid(context.environment().random());
    }

    /** The identity of a folder, which is given to it when it has none. */
    MailboxId of(String file) throws IOException {
        Path path = folders.directory(file).resolve(UidListFile.NAME);
        UidListText text = UidListText.parse(head(path));
        String guid = text.guid();
        return isGuid(guid) ? new MailboxId(guid) : renewed(path);
    }

    /**
     * Makes a folder that was copied with its uidlist a mailbox of its own: another identity and UIDVALIDITY, and no state
     * of ours. Its messages keep their UIDs.
     */
    MailboxId separate(String file) throws IOException {
        Path directory = folders.directory(file);
        Path path = directory.resolve(UidListFile.NAME);
        UidListText text = UidListText.parse(DiskText.bytes(disk, path).orElse(new byte[0]));
        String guid = guid();
        StringBuilder fresh =
                new StringBuilder(UidListText.header(folders.nextValidity(), text.nextUid(), guid, text.fields()));
        text.entries().forEach(entry -> entry.appendTo(fresh));
        DiskText.deleteIfThere(disk, MailboxFiles.state(directory));
        DiskText.replace(disk, path, fresh.toString());
        return new MailboxId(guid);
    }

    /** Names of folders, those first whose uidlist is older: a copy is younger than what it is a copy of. */
    List<MailboxName> oldestFirst(Map<MailboxName, String> found) {
        Map<MailboxName, Instant> times = new HashMap<>();
        found.forEach(
                (name, file) -> times.put(name, modified(folders.directory(file).resolve(UidListFile.NAME))));
        return found.keySet().stream()
                .sorted(Comparator.comparing((MailboxName name) -> times.getOrDefault(name, Instant.MAX))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private Instant modified(Path path) {
        try {
            return disk.stat(path).map(DiskStat::modified).orElse(Instant.MAX);
        } catch (IOException e) {
            return Instant.MAX;
        }
    }

    private static boolean isGuid(String guid) {
        return !guid.isEmpty() && guid.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private MailboxId renewed(Path path) throws IOException {
        if (!context.settings().shared()) {
            return given(path);
        }
        DotLock lock = DotLock.take(disk, context.environment(), path);
        try {
            return given(path);
        } finally {
            lock.release();
        }
    }

    private MailboxId given(Path path) throws IOException {
        UidListText text = UidListText.parse(head(path));
        String guid = text.guid();
        if (!isGuid(guid)) {
            guid = guid();
            if (text.validity() > 0) {
                UidListText all = UidListText.parse(DiskText.bytes(disk, path).orElse(new byte[0]));
                StringBuilder fresh =
                        new StringBuilder(UidListText.header(all.validity(), all.nextUid(), guid, all.fields()));
                all.entries().forEach(entry -> entry.appendTo(fresh));
                DiskText.replace(disk, path, fresh.toString());
            } else {
                DiskText.replace(disk, path, UidListText.header(folders.nextValidity(), 1, guid, ""));
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
}
