package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.Quota;
import dev.mailwright.store.QuotaReached;
import dev.mailwright.store.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The quota of one account: what deliveries under way have been promised, and what is written down and told of it some
 * seconds after a change. Thread-safe.
 */
final class AccountQuota {

    private static final Logger LOG = LoggerFactory.getLogger(AccountQuota.class);
    private static final int[] THRESHOLDS = {100, 95, 80};

    private final AccountId id;
    private final StoreContext context;
    private final MaildirSize file;
    private final AccountFigures figures;
    private final QuotaHolds holds = new QuotaHolds();
    private volatile Optional<Quota> known = Optional.empty();
    private volatile boolean due;
    private int reached;

    AccountQuota(AccountId id, StoreContext context, Path maildir, AccountFigures figures) {
        this.id = id;
        this.context = context;
        this.file = new MaildirSize(context.disk(), maildir);
        this.figures = figures;
    }

    /** @see QuotaHolds#hold */
    Runnable hold(Quota quota, long size, long messages) {
        if (!quota.isUnlimited()) {
            known = Optional.of(quota);
        }
        return holds.hold(quota, size, messages, figures::usage);
    }

    /** Something came or went. */
    void changed() {
        due = true;
    }

    /** Writes down what is used, where there is a quota, and tells of thresholds. */
    synchronized void settle() {
        if (!due) {
            return;
        }
        due = false;
        try {
            if (known.isPresent() || file.read().isPresent()) {
                file.update(known, figures.stored());
            }
            known.ifPresent(this::tell);
        } catch (IOException e) {
            LOG.warn("the file maildirsize of an account cannot be written: {}", e.toString());
        }
    }

    private void tell(Quota quota) {
        Usage used = figures.usage();
        double share = Math.max(share(used.bytes(), quota.bytes()), share(used.messages(), quota.messages()));
        int now = 0;
        for (int threshold : THRESHOLDS) {
            if (now == 0 && 100 * share >= threshold) {
                now = threshold;
            }
        }
        if (now > reached) {
            int percent = now;
            context.environment().events().emit(stamp -> QuotaReached.of(stamp, id, percent));
        }
        reached = now;
    }

    private static double share(long used, long limit) {
        return limit == Long.MAX_VALUE ? 0 : limit == 0 ? 1 : (double) used / limit;
    }
}
