package dev.mailwright.queue;

import dev.mailwright.check.Reply;
import dev.mailwright.observe.LogText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each recipient of each attempt, in {@code name=value} form. What a peer said is made safe. */
final class QueueLog {

    private static final Logger LOG = LoggerFactory.getLogger(Queue.class);

    private QueueLog() {}

    static void attempt(QueueId id, QueueEntry entry, QueuedRecipient recipient, Receipt receipt) {
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "delivery id={} queue={} from={} to=<{}> size={} relay={} attempts={} status={} reason=\"{}\"",
                    entry.message(),
                    id,
                    safe(entry.sender()),
                    safe(recipient.address()),
                    entry.size(),
                    receipt.relay().isEmpty() ? "none" : safe(receipt.relay()),
                    entry.attempts() + 1,
                    status(receipt.reply()),
                    safe(receipt.reply()));
        }
    }

    private static String status(Reply reply) {
        return reply.isPositive() ? "sent" : reply.isTransient() ? "deferred" : "bounced";
    }

    private static String safe(Object text) {
        return LogText.safe(text.toString());
    }
}
