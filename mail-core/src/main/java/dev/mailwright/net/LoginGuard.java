package dev.mailwright.net;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import java.time.Duration;

/** Ends a connection that has not logged in by a fixed moment, however busy it is. Thread-safe. */
final class LoginGuard {

    private final Subscription timer;

    LoginGuard(Time time, Duration patience, Runnable expired) {
        this.timer = time.after(patience, expired);
    }

    void close() {
        timer.close();
    }
}
