package dev.mailwright.fetch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an account is at one moment. Accessors may be added. */
public interface FetchStatus {

    /** What an account is doing. */
    enum State {
        /** Waits for the time of its next poll. */
        WAITING,
        /** Waits for others to finish. */
        QUEUED,
        POLLING,
        /** Has a connection on which the server will announce news. */
        IDLE,
        /** The last poll failed; the next one comes later each time, from 1 minute to 1 hour. */
        BACKING_OFF,
        /** The mailbox was in use by somebody else. */
        BUSY,
        /** The login failed three times; nothing is tried until {@link FetchEngine#enable} or {@link FetchEngine#poll}. */
        SUSPENDED,
        DISABLED
    }

    FetchAccount account();

    State state();

    /** When the next poll is due; empty while none is. */
    Optional<Instant> next();

    /** Of the poll that is under way, or of the last one. */
    FetchProgress progress();

    /** The last results, newest first, at most 20. */
    List<PollResult> history();
}
