package dev.mailwright.queue;

import dev.mailwright.backup.SnapshotPart;
import dev.mailwright.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps queued mail: bytes once for any number of entries. Thread-safe once open. It blocks in {@link #open}, {@link #read} and
 * {@link Message#open} of a body, so all are for workers; the rest completes later, and never on an event loop.
 *
 * <p>{@code QueueStoreContract} in the tests of this module is what an implementation is held to.
 */
public interface QueueStore extends AutoCloseable {

    /** Is told what an opened queue holds, on the opening thread. The last word on an entry counts. */
    interface Census {

        /** This entry is there. */
        void there(QueueId id, QueueEntry entry);

        /** This one is not, whatever was said before. */
        void gone(QueueId id);
    }

    /**
     * Opens it and says which entries are there, so that an implementation may read its files once, from the beginning. Blocking.
     *
     * @throws QueueException when it cannot be opened, or is open already
     */
    void open(QueueEnvironment environment, Census census);

    /**
     * Keeps a message for some entries, all or none. The message is read before this completes and belongs to the caller.
     *
     * @return the names in the order of the entries, when all of it is durable; or fails with a {@link QueueException}
     */
    CompletionStage<List<QueueId>> add(Message body, List<QueueEntry> entries);

    /** @throws QueueException {@link QueueException.Reason#GONE} when there is no such entry */
    QueueEntry read(QueueId id);

    /**
     * The bytes of an entry, to be closed by the caller; they can be read for as long as the entry is there.
     *
     * @throws QueueException {@link QueueException.Reason#GONE} when there is no such entry
     */
    Message body(QueueId id);

    /** Replaces an entry. Complete when it survives the end of the process; a power loss may bring the one before back. */
    CompletionStage<Void> update(QueueId id, QueueEntry entry);

    /**
     * Takes an entry away, and its bytes with the last entry that has them. Complete when it survives the end of the process;
     * a power loss may bring it back.
     */
    CompletionStage<Void> remove(QueueId id);

    /** What it has to keep, while it is open; empty for one whose mail ends with the process. */
    default Optional<SnapshotPart> snapshotPart() {
        return Optional.empty();
    }

    /** Makes everything durable and gives files and threads back. It may be opened again. Idempotent. */
    @Override
    void close();
}
