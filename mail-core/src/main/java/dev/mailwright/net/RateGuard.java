package dev.mailwright.net;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends an upload that trickles. Each window is judged by itself; a window in which we stopped reading is nobody's fault but ours. Thread-safe.
 */
final class RateGuard {

    /** How long a peer is measured before it is judged. */
    static final Duration WINDOW = Duration.ofSeconds(60);

    private final Time time;
    private final Runnable expired;
    private @Nullable Subscription timer;
    private int rate;
    private long received;
    private boolean paused;

    RateGuard(Time time, Runnable expired) {
        this.time = time;
        this.expired = expired;
    }

    synchronized void start(int octetsPerSecond) {
        if (octetsPerSecond < 1) {
            throw new IllegalArgumentException("a rate must be at least 1 octet a second, not " + octetsPerSecond);
        }
        stop();
        rate = octetsPerSecond;
        next();
    }

    synchronized void stop() {
        rate = 0;
        if (timer != null) {
            timer.close();
            timer = null;
        }
    }

    synchronized void received(int octets) {
        received += octets;
    }

    synchronized void paused() {
        paused = true;
    }

    private void next() {
        received = 0;
        paused = false;
        timer = time.after(WINDOW, this::due);
    }

    private void due() {
        if (judge()) {
            expired.run();
        }
    }

    private synchronized boolean judge() {
        if (rate == 0) {
            return false;
        }
        boolean slow = !paused && received < rate * WINDOW.toSeconds();
        next();
        return slow;
    }
}
