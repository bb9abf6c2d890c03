package dev.mailwright.store.maildir;

import dev.mailwright.store.Flag;
import dev.mailwright.store.UidSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A folder of a snapshot as it was: read, never written to.
 *
 * @param damaged how many messages are left out since their files are not what they were
 */
record StoredFolder(Path directory, UidListText text, Keywords keywords, List<Message> messages, long damaged) {

    /** A message of it. */
    record Message(UidListText.Entry line, Listing.Found file, Set<Flag> flags) {

        String letters() {
            return FileName.parse(file.fileName()).letters();
        }
    }

    static StoredFolder read(Disk disk, Path directory, UidSet wanted, Set<Path> bad) throws IOException {
        UidListText text = UidListText.parse(
                DiskText.bytes(disk, directory.resolve(UidListFile.NAME)).orElse(new byte[0]));
        Keywords keywords = Keywords.parse(
                DiskText.read(disk, directory.resolve(MailboxFiles.KEYWORDS)).orElse(""));
        long[] uids = text.entries().stream().mapToLong(UidListText.Entry::uid).toArray();
        StateRecords state = new StateRecords(
                uids,
                RecordLog.open(disk, MailboxFiles.state(directory), MailboxFiles.STATE_KIND)
                        .records());
        Listing listing = Listing.of(disk, directory);
        List<Message> messages = new ArrayList<>();
        long damaged = 0;
        for (UidListText.Entry line : text.entries()) {
            Listing.Found found = listing.files().get(line.base());
            if (!wanted.contains(line.uid())) {
                continue;
            }
            if (found == null || bad.contains(found.path(directory))) {
                damaged++;
                continue;
            }
            Set<Flag> flags = new HashSet<>(
                    keywords.flags(FileName.parse(found.fileName()).letters()));
            flags.addAll(state.overflow(line.uid()));
            messages.add(new Message(line, found, flags));
        }
        return new StoredFolder(directory, text, keywords, messages, damaged);
    }
}
