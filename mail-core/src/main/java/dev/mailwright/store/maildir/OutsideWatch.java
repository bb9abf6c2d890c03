package dev.mailwright.store.maildir;

import dev.mailwright.Subscription;
import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.StoreException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a second, on a worker, whether others changed the mailboxes that sessions watch. Thread-safe. */
final class OutsideWatch implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final StoreEnvironment environment;
    private final Map<MaildirMailbox, Integer> watched = new ConcurrentHashMap<>();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private volatile Subscription timer = () -> {};
    private volatile boolean closed;

    OutsideWatch(StoreEnvironment environment) {
        this.environment = environment;
    }

    Subscription watch(MaildirMailbox mailbox) {
        watched.merge(mailbox, 1, Integer::sum);
        tick();
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                watched.computeIfPresent(mailbox, (m, n) -> n == 1 ? null : n - 1);
            }
        };
    }

    private void tick() {
        if (!closed && !watched.isEmpty() && ticking.compareAndSet(false, true)) {
            timer = environment
                    .time()
                    .after(INTERVAL, () -> environment.workers().execute(this::look));
        }
    }

    private void look() {
        for (MaildirMailbox mailbox : Set.copyOf(watched.keySet())) {
            try {
                if (!closed) {
                    mailbox.refresh();
                }
            } catch (StoreException e) {
                if (e.reason() == StoreException.Reason.GONE) {
                    watched.remove(mailbox);
                } else {
                    LOG.warn("looking for changes of {}: {}", mailbox, e.toString());
                }
            }
        }
        ticking.set(false);
        tick();
    }

    @Override
    public void close() {
        closed = true;
        timer.close();
        watched.clear();
    }
}
