package dev.mailwright.queue;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Brings mail to a next hop: by SMTP, by LMTP, or by calling code. Thread-safe.
 *
 * <p>{@link #deliver} begins on a worker and should give it back soon: what waits for a peer waits without a thread. It answers for each
 * recipient, in order. What the peer does wrong is an answer; a courier that completes exceptionally has a defect, which is logged, and the
 * mail is tried again.
 */
public interface Courier extends AutoCloseable {

    /** Brings one message to the recipients of the consignment, all of which have the same next hop. */
    CompletionStage<List<Receipt>> deliver(Consignment consignment);

    /** Gives up idle connections. Attempts under way are cut after a short while. */
    @Override
    default void close() {
        // most couriers hold nothing
    }
}
