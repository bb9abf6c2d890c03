package dev.mailwright.store;

import dev.mailwright.AccountId;
import dev.mailwright.Subscription;
import dev.mailwright.backup.Snapshot;
import dev.mailwright.backup.SnapshotPart;
import dev.mailwright.message.Message;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Where mail is kept. Thread-safe. Reads block and are called on workers; the stages of changes complete when the change
 * is durable, or fail with a {@link StoreException}. A store is made by the application, opened by {@code start()} and
 * closed by {@code stop()}; after that it may be opened again.
 */
public interface MailStore extends AutoCloseable {

    /**
     * Takes what belongs to this store alone (locks, watches) and recovers what a crash left.
     *
     * @throws StoreException when it is in use by another process (naming it), or cannot be read or written; nothing is
     *     left open then, and {@link #close} is not called
     */
    void open(StoreEnvironment environment);

    Set<StoreFeature> features();

    /** How its folder names look to clients. */
    Namespace namespace();

    /**
     * The folders of an account. An account that was never seen before gets INBOX and the default folders with their
     * special use at the first call that needs them.
     */
    Folders folders(AccountId account);

    /**
     * Takes over the bytes of a message once, for any number of filings. The message may be closed afterwards.
     *
     * @throws StoreException FULL or TRANSIENT
     */
    Staged stage(Message message);

    /**
     * Files one message many times; one answer each, in order. Some may succeed and others fail. Never waits for a disk unless
     * a filing says {@link FilingOption#ON_CALLER}.
     */
    CompletionStage<List<Filed>> file(Staged staged, List<Filing> filings);

    /** Forgets delivery keys of an account. Until then a key filed again answers with the first UID, also after an expunge. */
    void forget(AccountId account, Collection<DeliveryKey> keys);

    /** Removes an account with all its mail. Does nothing when there is none. */
    CompletionStage<Void> remove(AccountId account);

    /** What it has to keep, while it is open; empty for a store whose mail ends with the process. */
    default Optional<SnapshotPart> snapshotPart() {
        return Optional.empty();
    }

    /**
     * Brings mail back from a snapshot that {@link #snapshotPart} wrote to, while the store is in use. A message keeps its
     * UID where its folder is not there any more, or where the account never held a message: the folder then comes back
     * with its UIDVALIDITY and gives no UID again that it may have given after the snapshot. Into a folder that is there
     * come those messages that are missing, with new UIDs, as for a client nothing else would be new. Quotas do not count.
     *
     * @return a line for each folder
     * @throws StoreException CANNOT when this store cannot, GONE when the snapshot does not have what is asked for
     */
    default List<Restored> restore(Snapshot snapshot, Restore what) {
        throw new StoreException(StoreException.Reason.CANNOT, "this store has no snapshots");
    }

    /** Says that something may have changed for an account. Hints may be lost or repeated: the truth is in the views. */
    Subscription watch(Consumer<AccountId> hint);

    /**
     * A directory on the disk of this store, under its lock, where other parts of the server keep what they must remember,
     * each below a name of its own. Empty for a store that is not on a disk of this machine.
     */
    default Optional<Path> stateDirectory() {
        return Optional.empty();
    }

    /** Makes everything durable, gives locks back. Idempotent. */
    @Override
    void close();
}
