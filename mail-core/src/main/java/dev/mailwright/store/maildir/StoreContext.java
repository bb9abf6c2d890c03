package dev.mailwright.store.maildir;

import dev.mailwright.store.StoreEnvironment;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What every part of an open store shares.
 *
 * @param ordinals numbers for mailboxes, which order their locks
 * @param journal empty when every message is forced by itself
 */
record StoreContext(
        Disk disk,
        StoreEnvironment environment,
        StoreSettings settings,
        BaseNames names,
        AtomicLong ordinals,
        Flusher flusher,
        Optional<CommitJournal> journal) {

    FolderLayout layout() {
        return settings.layout();
    }

    /** Runs on a worker. Never refused: a mailbox whose work was refused would stand still. */
    void execute(Runnable task) {
        environment.finish(task);
    }
}
