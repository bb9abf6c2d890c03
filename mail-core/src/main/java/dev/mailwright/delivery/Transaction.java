package dev.mailwright.delivery;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.message.Message;
import dev.mailwright.message.RecipientOptions;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** One message on its way in. Confined to one strand. */
public interface Transaction extends AutoCloseable {

    /** Names this message in the log and in its events; fit for a reply and a Received field. */
    String id();

    /**
     * Resolves a recipient and says whether its mail is taken. Blocks on the directory: on a worker only.
     *
     * @param options what the sender wants to hear; {@link RecipientOptions#NONE} when nothing was said
     */
    RecipientAnswer recipient(EmailAddress to, RecipientOptions options);

    /** Takes back the recipient that was accepted last, as if it had never been named. */
    void withdraw();

    /**
     * Files the copies for an accepted recipient as junk. What goes to handlers and other servers goes there as it is.
     *
     * @param why for the log
     */
    void quarantine(EmailAddress recipient, String why);

    /**
     * Stores a copy for every accepted recipient. Begins on the calling worker, completes when all are durable; one
     * result for each accepted recipient in the order of {@link #recipient} calls. Called once. The message belongs to
     * the caller, who closes it afterwards.
     */
    CompletionStage<List<RecipientResult>> commit(Message message);

    /**
     * Lets the store forget the key that the {@link Source} gave, because whoever brought the message has written down that
     * it is stored. After the commit has completed; does nothing without a key. Blocks.
     *
     * @throws dev.mailwright.store.StoreException when that cannot be written; the key then stays
     */
    default void forgetKey() {}

    /** Aborts, when nothing was committed. Idempotent. */
    @Override
    void close();
}
