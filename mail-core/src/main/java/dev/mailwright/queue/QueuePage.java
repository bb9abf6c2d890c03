package dev.mailwright.queue;

import java.util.List;
import java.util.Optional;

/** Some entries of the queue. */
public interface QueuePage {

    List<QueueItem> items();

    /**
     * Where to go on: {@link QueueFilter#after} of it gives the next page. Present where there may be more, even when this page is not
     * full, since no page looks at more than 10,000 entries.
     */
    Optional<QueueId> next();
}
