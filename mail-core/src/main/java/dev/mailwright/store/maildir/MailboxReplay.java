package dev.mailwright.store.maildir;

import dev.mailwright.store.UidSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Puts back the messages of one mailbox. A message is there already, was removed since, or is written with its UID, name
 * and octets. What tells that it was removed: the state has its expunge, or the uidlist was written anew without it.
 */
final class MailboxReplay {

    private final Disk disk;
    private final Path directory;
    private final long validity;
    private final SortedMap<Long, JournalReplay.Kept> messages;
    private final Path uidList;
    private final Map<Long, String> lines = new HashMap<>();
    private final List<UidListText.Entry> added = new ArrayList<>();

    MailboxReplay(Disk disk, Path directory, long validity, SortedMap<Long, JournalReplay.Kept> messages) {
        this.disk = disk;
        this.directory = directory;
        this.validity = validity;
        this.messages = messages;
        this.uidList = directory.resolve(UidListFile.NAME);
    }

    void run() throws IOException {
        MailboxFiles.inspect(disk, directory);
        byte[] file = DiskText.bytes(disk, uidList).orElse(new byte[0]);
        UidListText text = UidListText.parse(file);
        boolean ours = text.validity() == validity && text.intact();
        text.entries().forEach(entry -> lines.put(entry.uid(), entry.base()));
        UidSet dead = dead();
        Map<String, Listing.Found> files = Listing.of(disk, directory).files();
        for (JournalReplay.Kept message : messages.values()) {
            String base = FileName.baseOf(message.entry().fileName());
            Listing.Found found = files.get(base);
            boolean removed = ours && isRemoved(message, base, dead, text.nextUid());
            if (found != null) {
                check(found, message);
            } else if (message.lost() && !removed) {
                write(message);
            }
            if (ours && message.entry().uid() >= text.nextUid()) {
                added.add(new UidListText.Entry(
                        message.entry().uid(), message.entry().extensions(), base));
            }
        }
        lines(text, text.length() < file.length, ours);
        disk.forceDirectory(directory.resolve(MailboxFiles.CUR));
        disk.forceDirectory(directory.resolve(MailboxFiles.NEW));
    }

    private UidSet dead() throws IOException {
        RecordLog.Opened state = RecordLog.open(disk, MailboxFiles.state(directory), MailboxFiles.STATE_KIND);
        return new StateRecords(new long[0], state.records()).dead();
    }

    private boolean isRemoved(JournalReplay.Kept message, String base, UidSet dead, long next) {
        long uid = message.entry().uid();
        return dead.contains(uid) || (uid < next && !base.equals(lines.get(uid)));
    }

    /** The file is forced if it is whole, and written anew if not. */
    private void check(Listing.Found found, JournalReplay.Kept message) throws IOException {
        Path path = found.path(directory);
        if (message.lost() && !Arrays.equals(DiskText.bytes(disk, path).orElse(null), message.octets(disk))) {
            write(message, path);
            return;
        }
        if (message.lost()) {
            disk.modified(path, message.entry().date()); // octets may be kept without it
        }
        try (DiskFile file = disk.overwrite(path)) {
            file.force();
        }
    }

    private void write(JournalReplay.Kept message) throws IOException {
        JournalEntry.Stored entry = message.entry();
        write(message, new Listing.Found(entry.isNew(), entry.fileName()).path(directory));
    }

    private void write(JournalReplay.Kept message, Path path) throws IOException {
        Path temporary = directory
                .resolve(MailboxFiles.TMP)
                .resolve("replay-" + FileName.baseOf(message.entry().fileName()));
        DiskText.deleteIfThere(disk, temporary);
        try {
            try (DiskFile file = disk.create(temporary)) {
                file.write(ByteBuffer.wrap(message.octets(disk)));
                disk.modified(temporary, message.entry().date());
                file.force();
            }
            disk.rename(temporary, path);
        } catch (IOException e) {
            DiskText.drop(disk, temporary, e);
            throw e;
        }
    }

    private void lines(UidListText text, boolean torn, boolean ours) throws IOException {
        if (!ours || (added.isEmpty() && !torn)) {
            if (disk.stat(uidList).isPresent()) {
                try (DiskFile file = disk.overwrite(uidList)) {
                    file.force();
                }
            }
            return;
        }
        long next = text.nextUid();
        StringBuilder lines = new StringBuilder();
        text.entries().forEach(entry -> entry.appendTo(lines));
        for (UidListText.Entry entry : added) {
            entry.appendTo(lines);
            next = Math.max(next, entry.uid() + 1);
        }
        DiskText.replace(disk, uidList, UidListText.header(validity, next, text.guid(), text.fields()) + lines);
    }
}
