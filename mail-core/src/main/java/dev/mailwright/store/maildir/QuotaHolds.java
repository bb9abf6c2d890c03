package dev.mailwright.store.maildir;

import dev.mailwright.Quota;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.Usage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Room that deliveries under way have been promised, so that two of them never share what is left. Thread-safe. */
final class QuotaHolds {

    private long bytes;
    private long messages;

    /**
     * Promises room until the result is closed, which comes after the messages count as used.
     *
     * @throws StoreException OVER_QUOTA
     */
    synchronized Runnable hold(Quota quota, long size, long count, Supplier<Usage> usage) {
        if (!quota.isUnlimited()) {
            Usage used = usage.get();
            boolean fits = size <= quota.bytes() - used.bytes() - bytes
                    && count <= quota.messages() - used.messages() - messages;
            if (!fits) {
                throw new StoreException(Reason.OVER_QUOTA, "the account's quota does not allow it");
            }
        }
        bytes += size;
        messages += count;
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.getAndSet(false)) {
                release(size, count);
            }
        };
    }

    private synchronized void release(long size, long count) {
        bytes -= size;
        messages -= count;
    }
}
