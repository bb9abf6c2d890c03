package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.store.MailboxName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Makes the whole maildir of an account again beside its place, and puts it there by one rename: where there is no such
 * account, or one that never held a message. Control files come along; the change log begins anew, with a gap.
 */
final class AccountWriter {

    private static final Set<String> LEFT_OUT = Set.of(
            MaildirPart.ID,
            UidListFile.NAME,
            MailboxFiles.KEYWORDS,
            MailboxFiles.state(Path.of("")).toString(),
            AccountLog.file(Path.of("")).toString());

    private final OpenStore store;
    private final StoreContext context;
    private final Disk disk;
    private final AccountId id;
    private final Path maildir;
    private final Map<MailboxName, Boolean> same = new HashMap<>();

    AccountWriter(OpenStore store, AccountId id, Path maildir) {
        this.store = store;
        this.context = store.context();
        this.disk = context.disk();
        this.id = id;
        this.maildir = maildir;
    }

    /** False when the account is in use. */
    boolean install(Map<MailboxName, StoredFolder> folders, Set<Path> damaged) throws IOException {
        Path place = store.path(id);
        if (disk.stat(place).isPresent() && store.account(id).isUsed()) {
            return false;
        }
        Path parent = Objects.requireNonNull(place.getParent());
        MailboxFiles.directories(disk, parent);
        Path ready = parent.resolve(".mailwright-restored-" + context.names().unique());
        try {
            for (Map.Entry<MailboxName, StoredFolder> folder : folders.entrySet()) {
                write(folder.getKey(), folder.getValue(), ready, damaged);
            }
            long now = context.environment().time().now().getEpochSecond();
            new UidValidities(disk, context.environment().time()).above(ready, now); // above all that were given since
            return store.install(id, ready);
        } finally {
            Trash.remove(disk, ready);
            Trash.remove(disk, ready.resolveSibling(ready.getFileName() + "-old"));
        }
    }

    private void write(MailboxName name, StoredFolder folder, Path ready, Set<Path> damaged) throws IOException {
        Path to = ready.resolve(maildir.relativize(folder.directory()).toString());
        UidValidities validities = new UidValidities(disk, context.environment().time());
        FolderWriter writer = new FolderWriter(context);
        same.put(
                name,
                writer.write(
                        folder, to, true, name.isInbox() || context.layout().isTree(), () -> validities.next(ready)));
        for (String file : disk.list(folder.directory())) {
            Path from = folder.directory().resolve(file);
            if (!LEFT_OUT.contains(file)
                    && !damaged.contains(from)
                    && disk.stat(from).filter(DiskStat::isFile).isPresent()
                    && disk.stat(to.resolve(file)).isEmpty()) {
                writer.copy(from, to.resolve(file));
            }
        }
        disk.forceDirectory(to);
    }

    SnapshotRestoring.Result result(MailboxName name, StoredFolder folder) {
        long count = folder.messages().size();
        boolean kept = same.getOrDefault(name, false);
        return new SnapshotRestoring.Result(id, name, kept ? count : 0, kept ? 0 : count, 0, folder.damaged());
    }
}
