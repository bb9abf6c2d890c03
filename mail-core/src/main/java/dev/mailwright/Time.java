package dev.mailwright;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock and the timers of one server. Everything that waits asks here, so that a test can let five days pass in a
 * millisecond. Implementations are thread-safe.
 */
public interface Time {

    /** The wall clock; it may jump. For time stamps only. */
    Instant now();

    /** A monotonic clock in nanoseconds with an arbitrary origin, for durations. */
    long nanos();

    /**
     * Runs {@code task} once after {@code delay}; a delay of zero or less runs it as soon as possible. The task must be
     * short and must not block: it hands work on.
     *
     * @return closing it cancels the task if it has not begun; closing again does nothing
     */
    Subscription after(Duration delay, Runnable task);
}
