package dev.mailwright.net;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a connection whose peer does not read: the channel stayed full for the whole patience. Confined to the strand. */
final class SlowReaderGuard {

    private final Time time;
    private final Duration patience;
    private final Runnable expired;
    private @Nullable Subscription timer;

    SlowReaderGuard(Time time, Duration patience, Runnable expired) {
        this.time = time;
        this.patience = patience;
        this.expired = expired;
    }

    /** The channel is full. */
    void stuck() {
        if (timer == null) {
            timer = time.after(patience, expired);
        }
    }

    /** The channel takes more. */
    void moving() {
        if (timer != null) {
            timer.close();
            timer = null;
        }
    }
}
