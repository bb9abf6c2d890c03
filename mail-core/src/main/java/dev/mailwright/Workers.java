package dev.mailwright;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what may block: on virtual threads where the JDK has them, else on a bounded pool whose full queue refuses work, so
 * that protocols answer 421 instead of growing without limit. Nobody is ever interrupted.
 */
final class Workers implements Executor {

    private static final int THREADS = Math.max(16, 8 * Runtime.getRuntime().availableProcessors());
    private static final int QUEUE = 10_000;
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private final Executor executor;
    private final Optional<ExecutorService> owned;

    private Workers(Executor executor, Optional<ExecutorService> owned) {
        this.executor = executor;
        this.owned = owned;
    }

    /** Uses the executor that was given, which then stays open, or one of its own. */
    static Workers of(Optional<Executor> given, String threadNamePrefix) {
        if (given.isPresent()) {
            return new Workers(given.get(), Optional.empty());
        }
        ExecutorService own =
                Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS ? virtual() : pool(threadNamePrefix);
        return new Workers(own, Optional.of(own));
    }

    private static ExecutorService virtual() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (IllegalAccessException | NoSuchMethodException | InvocationTargetException e) {
            throw new IllegalStateException("this JDK has no virtual threads", e);
        }
    }

    private static ExecutorService pool(String threadNamePrefix) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), task -> {
                    Thread thread = new Thread(task, threadNamePrefix + "-worker-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Takes no more work and waits for what is running, at most so long. */
    void close(long seconds) {
        owned.ifPresent(pool -> {
            pool.shutdown();
            Closing.await(pool, seconds);
        });
    }
}
