package dev.mailwright.store;

import dev.mailwright.AccountId;
import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;

/** An account has come to 80, 95 or 100 percent of its quota from below, in octets or in messages. */
public interface QuotaReached extends Event {

    static QuotaReached of(Stamp stamp, AccountId account, int percent) {
        return new QuotaReachedRecord(stamp.position(), stamp.at(), account, percent);
    }

    /** Whose quota it is. */
    AccountId account();

    /** The threshold that was reached. */
    int percent();
}
