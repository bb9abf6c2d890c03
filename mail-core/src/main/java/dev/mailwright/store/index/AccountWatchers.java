package dev.mailwright.store.index;

import dev.mailwright.AccountId;
import dev.mailwright.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know that an account may have changed. Thread-safe. */
public final class AccountWatchers {

    private static final Logger LOG = LoggerFactory.getLogger(AccountWatchers.class);

    /** Not a record: two with the same hint are not equal. */
    private static final class Watcher {

        final Consumer<AccountId> hint;

        Watcher(Consumer<AccountId> hint) {
            this.hint = hint;
        }
    }

    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    /** Adds a watcher until it is closed; the same hint may be added many times. */
    public Subscription watch(Consumer<AccountId> hint) {
        Watcher watcher = new Watcher(hint);
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Tells all of them. The caller holds no lock. A watcher that throws is logged and stays. */
    public void hint(AccountId account) {
        for (Watcher watcher : watchers) {
            try {
                watcher.hint.accept(account);
            } catch (RuntimeException e) {
                LOG.error("a watcher of the store failed", e);
            }
        }
    }
}
