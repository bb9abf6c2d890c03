package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.backup.Snapshot;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Restore;
import dev.mailwright.store.Restored;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.UidSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Brings mail of a snapshot back into an open store. */
final class SnapshotRestoring {

    private final OpenStore store;
    private final Snapshot snapshot;

    SnapshotRestoring(OpenStore store, Snapshot snapshot) {
        this.store = store;
        this.snapshot = snapshot;
    }

    /** What became of a folder. */
    record Result(AccountId account, MailboxName folder, long kept, long renumbered, long present, long damaged)
            implements Restored {}

    List<Restored> run(Restore what) {
        List<String> sections = what.account()
                .map(id -> List.of(MaildirPart.section(id)))
                .orElseGet(() ->
                        snapshot.sections().stream().filter(MaildirPart::isMail).toList());
        List<Restored> results = new ArrayList<>();
        try {
            for (String section : sections) {
                if (!snapshot.sections().contains(section)) {
                    throw new StoreException(Reason.GONE, snapshot + " has no mail of this account");
                }
                results.addAll(account(section, what));
            }
        } catch (IOException e) {
            throw Faults.of("restoring from " + snapshot, e);
        }
        return List.copyOf(results);
    }

    private List<Result> account(String section, Restore what) throws IOException {
        Disk disk = store.context().disk();
        Path maildir = snapshot.path().resolve(section);
        AccountId id = new AccountId(DiskText.read(disk, maildir.resolve(MaildirPart.ID))
                .orElseThrow(() -> new StoreException(Reason.CORRUPT, section + " does not say whose mail it is")));
        Set<Path> damaged = snapshot.damaged(section);
        Map<MailboxName, StoredFolder> folders = new TreeMap<>();
        for (Map.Entry<MailboxName, Path> folder : folders(maildir, what).entrySet()) {
            folders.put(folder.getKey(), StoredFolder.read(disk, folder.getValue(), what.messages(), damaged));
        }
        boolean whole = what.folder().isEmpty() && what.target().isEmpty();
        if (whole) {
            AccountWriter writer = new AccountWriter(store, id, maildir);
            if (writer.install(folders, damaged)) {
                return folders.entrySet().stream()
                        .map(e -> writer.result(e.getKey(), e.getValue()))
                        .toList();
            }
        }
        return new FolderRestoring(store.context(), id, store.account(id), maildir)
                .run(folders, what.target(), what.messages().equals(UidSet.ALL), whole);
    }

    private Map<MailboxName, Path> folders(Path maildir, Restore what) throws IOException {
        Map<MailboxName, Path> all = new TreeMap<>();
        all.put(MailboxName.INBOX, maildir);
        new FolderScan(store.context().disk(), maildir, store.context().layout())
                .run()
                .forEach((name, file) -> all.put(name, maildir.resolve(file)));
        if (what.folder().isEmpty()) {
            return all;
        }
        MailboxName name = what.folder().get();
        Path directory = all.get(name);
        if (directory == null) {
            throw new StoreException(Reason.GONE, snapshot + " has no folder " + name);
        }
        return Map.of(name, directory);
    }
}
