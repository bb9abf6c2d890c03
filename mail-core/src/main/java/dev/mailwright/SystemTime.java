package dev.mailwright;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real clock, with one daemon thread for all timers of a server. */
public final class SystemTime implements Time, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SystemTime.class);
    private static final Subscription NOTHING = () -> {};
    private static final long CLOSE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor timers;

    /** @param threadNamePrefix of the thread that timers run on; it ends with {@link #close} */
    public SystemTime(String threadNamePrefix) {
        timers = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, threadNamePrefix + "-timer");
            thread.setDaemon(true);
            return thread;
        });
        timers.setRemoveOnCancelPolicy(true);
        timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    static Instant wallClock() {
        return Instant.now();
    }

    static long monotonic() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return wallClock();
    }

    @Override
    public long nanos() {
        return monotonic();
    }

    @Override
    public Subscription after(Duration delay, Runnable task) {
        try {
            Future<?> timer = timers.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> timer.cancel(false);
        } catch (RejectedExecutionException closed) {
            return NOTHING;
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A timer task failed", e);
        }
    }

    /** Forgets timers that are not due and waits for the thread to end. */
    @Override
    public void close() {
        timers.shutdown();
        Closing.await(timers, CLOSE_SECONDS);
    }
}
