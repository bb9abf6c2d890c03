package dev.mailwright.net;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends the wait for a whole frame. Single octets do not prolong it, nor does what the server says. One timer a connection, armed again where it was
 * early: a busy connection sets none per frame. Thread-safe.
 */
final class IdleGuard {

    private final Time time;
    private final Runnable expired;
    private Duration patience;
    private @Nullable Subscription timer;
    private boolean waiting;
    private boolean closed;
    private long since;

    IdleGuard(Time time, Duration patience, Runnable expired) {
        this.time = time;
        this.patience = patience;
        this.expired = expired;
    }

    synchronized void waiting() {
        if (!waiting) {
            waiting = true;
            since = time.nanos();
        }
        if (timer == null) {
            arm(patience);
        }
    }

    synchronized void busy() {
        waiting = false;
    }

    synchronized void patience(Duration longer) {
        if (longer.equals(patience)) {
            return;
        }
        patience = longer;
        if (timer != null) {
            timer.close();
            timer = null;
        }
        if (waiting) {
            arm(longer.minusNanos(time.nanos() - since));
        }
    }

    synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.close();
            timer = null;
        }
    }

    private void arm(Duration delay) {
        if (!closed) {
            timer = time.after(delay, this::due);
        }
    }

    private void due() {
        if (judge()) {
            expired.run();
        }
    }

    private synchronized boolean judge() {
        timer = null;
        if (!waiting || closed) {
            return false;
        }
        Duration left = patience.minusNanos(time.nanos() - since);
        if (left.isNegative() || left.isZero()) {
            waiting = false;
            return true;
        }
        arm(left);
        return false;
    }
}
