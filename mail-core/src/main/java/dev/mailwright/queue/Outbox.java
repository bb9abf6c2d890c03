package dev.mailwright.queue;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import dev.mailwright.message.Message;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where delivery puts what is not for a mailbox of this server. Thread-safe. */
public interface Outbox {

    /**
     * Takes a message for some entries, all or none; the message belongs to the caller.
     *
     * @return complete when all is durable; or fails with a {@link QueueException}
     */
    CompletionStage<List<QueueId>> add(Message message, List<QueueEntry> entries);

    /** Recipients with equal next hops go into one entry. */
    NextHop hop(ReversePath sender, EmailAddress recipient);
}
