package dev.mailwright.store;

import dev.mailwright.AccountId;
import dev.mailwright.Subscription;
import dev.mailwright.message.Message;
import java.util.Collection;
import java.util.List;
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

    /** Files one message many times; one answer each, in order. Some may succeed and others fail. */
    CompletionStage<List<Filed>> file(Staged staged, List<Filing> filings);

    /** Forgets delivery keys of an account. Until then a key filed again answers with the first UID, also after an expunge. */
    void forget(AccountId account, Collection<DeliveryKey> keys);

    /** Removes an account with all its mail. Does nothing when there is none. */
    CompletionStage<Void> remove(AccountId account);

    /** Says that something may have changed for an account. Hints may be lost or repeated: the truth is in the views. */
    Subscription watch(Consumer<AccountId> hint);

    /** Makes everything durable, gives locks back. Idempotent. */
    @Override
    void close();
}
