package dev.mailwright.store.maildir;

import dev.mailwright.Subscription;
import dev.mailwright.store.StoreEnvironment;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forces flags and state a few seconds after they changed, all mailboxes in one go. Thread-safe. */
final class Flusher {

    private static final Logger LOG = LoggerFactory.getLogger(Flusher.class);

    /** The contract says five seconds; the disk may be busy. */
    private static final Duration DELAY = Duration.ofSeconds(3);

    private final StoreEnvironment environment;
    private final Set<MaildirMailbox> dirty = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile Subscription timer = () -> {};

    Flusher(StoreEnvironment environment) {
        this.environment = environment;
    }

    void mark(MaildirMailbox mailbox) {
        dirty.add(mailbox);
        if (scheduled.compareAndSet(false, true)) {
            timer = environment.time().after(DELAY, () -> environment.finish(this::flush));
        }
    }

    /** What is dirty is for its mailbox to force when it is closed. */
    void close() {
        timer.close();
        dirty.clear();
    }

    void flush() {
        scheduled.set(false);
        for (MaildirMailbox mailbox : Set.copyOf(dirty)) {
            dirty.remove(mailbox);
            try {
                mailbox.flush();
            } catch (IOException e) {
                dirty.add(mailbox); // goes along with the next change
                LOG.error("flags of {} may not survive a power loss: {}", mailbox, e.toString());
            }
        }
    }
}
