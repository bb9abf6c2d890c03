package dev.mailwright.store.index;

import dev.mailwright.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know that a mailbox may have changed. Thread-safe. */
public final class MailboxWatchers {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxWatchers.class);

    /** Not a record: two with the same hint are not equal. */
    private static final class Watcher {

        final Runnable hint;

        Watcher(Runnable hint) {
            this.hint = hint;
        }
    }

    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    /** Adds a watcher until it is closed; the same hint may be added many times. */
    public Subscription watch(Runnable hint) {
        Watcher watcher = new Watcher(hint);
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Tells all of them. The caller holds no lock. A watcher that throws is logged and stays. */
    public void hint() {
        for (Watcher watcher : watchers) {
            try {
                watcher.hint.run();
            } catch (RuntimeException e) {
                LOG.error("a watcher of a mailbox failed", e);
            }
        }
    }

    public boolean isEmpty() {
        return watchers.isEmpty();
    }
}
