package dev.mailwright.store.maildir;

import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a folder of a snapshot again, apart from the live ones, forced. It may have given UIDs after the snapshot, to
 * messages that are lost: the next UID leaves room for a million of them. Flags may have been changed since, too: all
 * messages get a MODSEQ of now, which is above all that were given, and expunges before it are unknown.
 */
final class FolderWriter {

    /** UIDs that may have been given since a snapshot. */
    static final long ROOM = 1_000_000;

    private static final int BUFFER = 256 * 1024;

    private final StoreContext context;
    private final Disk disk;

    FolderWriter(StoreContext context) {
        this.context = context;
        this.disk = context.disk();
    }

    /** Where UIDVALIDITYs come from. */
    interface Validities {
        long next() throws IOException;
    }

    /**
     * Writes it.
     *
     * @param own the GUID and UIDVALIDITY of the snapshot may be used again
     * @return whether they are used
     */
    boolean write(StoredFolder folder, Path to, boolean own, boolean isInbox, Validities validities)
            throws IOException {
        UidListText text = folder.text();
        boolean same = own && text.validity() > 0 && text.nextUid() + ROOM <= Uid.MAX;
        MailboxFiles.directories(disk, to);
        MailboxFiles.furnish(disk, to, isInbox, 1, "");
        String head = UidListText.header(
                same ? text.validity() : validities.next(),
                same ? text.nextUid() + ROOM : text.nextUid(),
                own ? text.guid() : MailboxFiles.guid(context.environment().random()),
                text.fields());
        StringBuilder lines = new StringBuilder(head);
        folder.messages().forEach(message -> message.line().appendTo(lines));
        DiskText.place(disk, to.resolve(UidListFile.NAME), lines.toString());
        if (!folder.keywords().text().isEmpty()) {
            DiskText.place(
                    disk, to.resolve(MailboxFiles.KEYWORDS), folder.keywords().text());
        }
        DiskText.place(disk, MailboxFiles.state(to), state(folder));
        disk.createDirectory(to.resolve(MailboxFiles.CUR));
        for (StoredFolder.Message message : folder.messages()) {
            take(message.file().path(folder.directory()), message.file().path(to));
        }
        disk.forceDirectory(to.resolve(MailboxFiles.CUR));
        disk.forceDirectory(to.resolve(MailboxFiles.NEW));
        MailboxFiles.finish(disk, to);
        return same;
    }

    private String state(StoredFolder folder) {
        long now = ChronoUnit.MICROS.between(
                Instant.EPOCH, context.environment().time().now());
        List<String> records = new ArrayList<>(List.of(StateRecords.floor(new ModSeq(now))));
        Map<String, UidSet.Builder> byLetters = new LinkedHashMap<>();
        for (StoredFolder.Message message : folder.messages()) {
            Set<Flag> overflow = folder.keywords().withoutLetter(message.flags());
            if (!overflow.isEmpty()) {
                records.add(StateRecords.keywords(now, UidSet.of(message.line().uid()), overflow));
            }
            byLetters
                    .computeIfAbsent(message.letters(), key -> new UidSet.Builder())
                    .add(message.line().uid());
        }
        byLetters.forEach((letters, uids) -> records.add(StateRecords.changed(now, letters, uids.build())));
        return RecordLog.whole(MailboxFiles.STATE_KIND, disk.bootId(), records, now);
    }

    /** Another name for a file of a snapshot, or a forced copy where there cannot be one. */
    void take(Path from, Path to) throws IOException {
        try {
            disk.link(from, to);
        } catch (IOException | UnsupportedOperationException e) {
            copy(from, to);
        }
    }

    /** A forced copy with the time of the file. */
    void copy(Path from, Path to) throws IOException {
        Instant time = disk.stat(from).map(DiskStat::modified).orElse(Instant.EPOCH);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (DiskFile in = disk.read(from);
                DiskFile out = disk.create(to)) {
            long at = 0;
            for (int n = in.read(buffer, at); n >= 0; n = in.read(buffer, at)) {
                at += n;
                out.write(buffer.flip());
                buffer.clear();
            }
            disk.modified(to, time);
            out.force();
        } catch (IOException e) {
            DiskText.drop(disk, to, e);
            throw e;
        }
    }
}
