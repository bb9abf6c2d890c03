package dev.mailwright.junit;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A clock that stands still until a test advances it, and then runs the timers that are due, in the order of their time
 * and, at the same time, in the order in which they were set.
 *
 * <ul>
 *   <li>Begins at 2024-01-01T00:00:00Z unless told otherwise; {@link #nanos()} begins at 0.
 *   <li>Timers run on the thread that advances, and without a lock held: they may set and cancel timers.
 *   <li>While a timer runs, the clock shows the time at which it was due.
 * </ul>
 *
 * <p>Thread-safe; who advances while another thread advances waits until that one is done.
 */
public final class VirtualTime implements Time {
    private static final Instant BEGINNING = Instant.parse("2024-01-01T00:00:00Z");

    private final Instant beginning;
    private final Object advancing = new Object();
    private final TreeSet<Timer> timers =
            new TreeSet<>(Comparator.comparingLong(Timer::due).thenComparingLong(Timer::number));
    private long nanos;
    private long numbers;

    public VirtualTime() {
        this(BEGINNING);
    }

    public VirtualTime(Instant beginning) {
        this.beginning = beginning;
    }

    private record Timer(long due, long number, Runnable task) {}

    @Override
    public synchronized Instant now() {
        return beginning.plusNanos(nanos);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    /** A delay of zero or less is due at once, but runs when the clock is next advanced, by zero for example. */
    @Override
    public synchronized Subscription after(Duration delay, Runnable task) {
        long due = Math.addExact(nanos, Math.max(0, delay.toNanos()));
        Timer timer = new Timer(due, numbers++, task);
        timers.add(timer);
        return () -> cancel(timer);
    }

    private synchronized void cancel(Timer timer) {
        timers.remove(timer);
    }

    /**
     * Lets time pass. All timers that are due by then have run when this returns, also those that other timers set. What a
     * timer throws comes out here; the clock then stands where that timer was due, and the others are still set.
     *
     * @throws IllegalArgumentException when the duration is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + duration);
        }
        synchronized (advancing) {
            long end = Math.addExact(nanos(), duration.toNanos());
            for (Optional<Timer> due = next(end); due.isPresent(); due = next(end)) {
                due.get().task().run();
            }
        }
    }

    /** How many timers are set. */
    public synchronized int pending() {
        return timers.size();
    }

    /** Takes the next timer that is due by then and goes to its time, or goes to the end. */
    private synchronized Optional<Timer> next(long end) {
        if (timers.isEmpty() || timers.first().due() > end) {
            nanos = Math.max(nanos, end);
            return Optional.empty();
        }
        Timer timer = timers.first();
        timers.remove(timer);
        nanos = Math.max(nanos, timer.due());
        return Optional.of(timer);
    }
}
