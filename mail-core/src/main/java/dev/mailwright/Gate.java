package dev.mailwright;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counts the calls by which an application writes, so that a stop closes the store behind the last of them. Shut at first.
 * Thread-safe.
 */
final class Gate {

    private boolean open;
    private int inside;

    synchronized void open() {
        open = true;
    }

    /**
     * To be followed by {@link #leave}.
     *
     * @throws IllegalStateException when it is shut
     */
    synchronized void enter() {
        if (!open) {
            throw new IllegalStateException("the server is stopping or not running");
        }
        inside++;
    }

    synchronized void leave() {
        inside--;
        notifyAll();
    }

    /** Lets nobody in any more; true when all were out in time. */
    synchronized boolean shut(Duration patience) throws InterruptedException {
        open = false;
        long deadline = SystemTime.monotonic() + patience.toNanos();
        while (inside > 0) {
            long left = deadline - SystemTime.monotonic();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
