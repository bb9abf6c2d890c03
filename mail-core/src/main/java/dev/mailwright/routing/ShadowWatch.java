package dev.mailwright.routing;

import dev.mailwright.Lookup;
import dev.mailwright.Subscription;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.AccountFilter;
import dev.mailwright.directory.Alias;
import dev.mailwright.directory.Cursor;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.DirectoryChange;
import dev.mailwright.directory.DirectoryFeature;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.Page;
import dev.mailwright.directory.RecipientKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for aliases that shadow a mailbox as soon as the directory tells of a change, whichever of the two came second,
 * and not only when mail arrives. Looks on a worker; after a change that may concern anything it goes through all the
 * accounts, where the directory can list them. Thread-safe; close it with the server.
 */
public final class ShadowWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowWatch.class);
    private static final int PAGE = 500;

    private final Directory directory;
    private final AliasFirstRouter router;
    private final Executor workers;
    private final Subscription subscription;
    private volatile boolean closed;

    private ShadowWatch(Directory directory, AliasFirstRouter router, Executor workers) {
        this.directory = directory;
        this.router = router;
        this.workers = workers;
        this.subscription = directory.watch(this::changed);
    }

    /** Begins to watch, and looks at what is there now. */
    public static ShadowWatch of(AliasFirstRouter router, Executor workers) {
        ShadowWatch watch = new ShadowWatch(router.directory(), router, workers);
        watch.changed(DirectoryChange.EVERYTHING);
        return watch;
    }

    private void changed(DirectoryChange change) {
        try {
            workers.execute(() -> look(change));
        } catch (RejectedExecutionException full) {
            LOG.debug("no worker to look for shadowed mailboxes; the next mail to one will tell");
        }
    }

    private void look(DirectoryChange change) {
        try {
            if (change.keys().isEmpty()) {
                lookAtAll();
            } else {
                look(List.copyOf(change.keys()));
            }
        } catch (RuntimeException e) {
            LOG.warn("looking for shadowed mailboxes failed", e);
        }
    }

    private void lookAtAll() {
        if (!directory.features().contains(DirectoryFeature.LIST)) {
            return;
        }
        Page<Account> page = directory.accounts(AccountFilter.ALL, Cursor.START, PAGE);
        while (!closed) {
            look(page.items().stream().map(a -> RecipientKey.of(a.address())).toList());
            if (page.next().isEmpty()) {
                return;
            }
            page = directory.accounts(AccountFilter.ALL, page.next().get(), PAGE);
        }
    }

    private void look(List<RecipientKey> keys) {
        Lookup<Matches> answer = keys.isEmpty() ? Lookup.absent() : directory.find(keys);
        if (answer.isUnavailable() || closed) {
            return;
        }
        Matches matches = answer.toOptional().orElse(Matches.NONE);
        List<RecipientKey> both = new ArrayList<>();
        for (Alias alias : matches.aliases()) {
            if (matches.accounts().stream()
                    .anyMatch(a -> RecipientKey.of(a.address()).equals(alias.key()))) {
                both.add(alias.key());
            }
        }
        for (RecipientKey key : keys) {
            if (key instanceof RecipientKey.Exact exact) {
                if (both.contains(key)) {
                    router.resolve(exact.address());
                } else {
                    router.shadows().settle(exact.address());
                }
            }
        }
    }

    /** Idempotent. */
    @Override
    public void close() {
        closed = true;
        subscription.close();
    }
}
