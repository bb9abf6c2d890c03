package dev.mailwright.junit;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock that goes on as the real one does, in steps of five milliseconds, and can be advanced by days on top. So a
 * delayed answer comes without anybody's help, and a test need not wait for what takes long. Thread-safe.
 */
final class FlowingTime implements Time, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FlowingTime.class);
    private static final long STEP_MILLIS = 5;

    private final VirtualTime virtual;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "mail-test-clock");
        thread.setDaemon(true);
        return thread;
    });

    /** @param beginning what time it is now */
    FlowingTime(Instant beginning) {
        virtual = new VirtualTime(beginning);
        ticker.scheduleAtFixedRate(this::tick, STEP_MILLIS, STEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            virtual.advance(Duration.ofMillis(STEP_MILLIS));
        } catch (RuntimeException e) {
            LOG.error("A timer failed", e);
        }
    }

    /** Lets so much time pass at once; the timers that are due have run on return. */
    void advance(Duration duration) {
        virtual.advance(duration);
    }

    @Override
    public Instant now() {
        return virtual.now();
    }

    @Override
    public long nanos() {
        return virtual.nanos();
    }

    @Override
    public Subscription after(Duration delay, Runnable task) {
        return virtual.after(delay, task);
    }

    @Override
    public void close() {
        ticker.shutdown();
    }
}
