package dev.mailwright;

import dev.mailwright.backup.Snapshot;
import dev.mailwright.backup.SnapshotReport;
import dev.mailwright.store.Restore;
import dev.mailwright.store.Restored;
import java.nio.file.Path;
import java.util.List;

/**
 * Snapshots of a running server, and mail brought back from them. Blocking and thread-safe; not on an event loop. Everything
 * throws {@link IllegalStateException} when the server is not running.
 *
 * <p>A snapshot is plain files: {@code mail/<domain>/<local>} is a maildir that any program for maildirs can read, {@code
 * files/} has settings, tables of accounts and keys under their absolute paths, other directories belong to whoever
 * contributes ({@link dev.mailwright.backup.SnapshotPart}). On the file system of the mail its messages are hard links and
 * take no room; on another one they are copied once and linked from one snapshot to the next.
 */
public interface Backup {

    /**
     * Takes a snapshot while mail comes and goes: each account as it was at one moment.
     *
     * @param directory where snapshots are kept, one in a directory of its own
     * @throws dev.mailwright.backup.SnapshotException when it could not be finished; nothing of it is left then
     */
    SnapshotReport snapshot(Path directory);

    /**
     * Brings mail back; see {@link dev.mailwright.store.MailStore#restore}. Nothing else of the server is touched.
     *
     * @return what became of each folder
     */
    List<Restored> restore(Snapshot snapshot, Restore what);
}
