package dev.mailwright.queue;

import dev.mailwright.address.Domain;
import dev.mailwright.message.Message;
import java.util.Optional;

/**
 * The mail of a running server that is on its way elsewhere, for whoever looks after it. Blocking, so for workers; thread-safe.
 *
 * <p>An entry that a courier has in its hands cannot be changed: the answer is then {@link QueueAnswer#IN_FLIGHT}, and nothing has
 * happened.
 */
public interface Queue {

    /** How many entries there are. */
    int size();

    /** Entries in the order in which they came, at most {@code max} (1 to 1,000). */
    QueuePage list(QueueFilter filter, int max);

    /** One entry with the state and last answer of each recipient. */
    Optional<QueueItem> show(QueueId id);

    /**
     * The message of an entry; the caller closes it.
     *
     * @throws QueueException {@link QueueException.Reason#GONE} when there is no such entry
     */
    Message content(QueueId id);

    /** Tries an entry at once, whatever its schedule says; one that is held stays so. */
    QueueAnswer retry(QueueId id);

    /** Tries everything for a domain at once; how many entries that concerns. Looks at all entries. */
    int retry(Domain domain);

    /** Tries everything at once; how many entries that concerns. */
    int flush();

    /** Keeps an entry until it is released. */
    QueueAnswer hold(QueueId id);

    /** Ends {@link #hold}; it is tried at once. */
    QueueAnswer release(QueueId id);

    /** Takes an entry away; nobody is told. */
    QueueAnswer delete(QueueId id);

    /** Takes an entry away and returns it to its sender, as if its time were over. */
    QueueAnswer bounce(QueueId id);

    /** Sends an entry over another next hop, and tries it at once. */
    QueueAnswer reroute(QueueId id, NextHop hop);
}
