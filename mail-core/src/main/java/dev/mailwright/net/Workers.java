package dev.mailwright.net;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where blocking work runs: a virtual thread each where the JDK has them (21 and newer), else a bounded pool with a bounded queue. Threads are never
 * interrupted, since an interrupt closes the file channel that the thread is using. Thread-safe.
 */
public final class Workers implements Executor, AutoCloseable {

    private static final int THREADS = 32;
    private static final int QUEUE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Executor executor;
    private final boolean ours;
    private final AtomicInteger busy = new AtomicInteger();
    private final int capacity;

    private Workers(Executor executor, boolean ours, int capacity) {
        this.executor = executor;
        this.ours = ours;
        this.capacity = capacity;
    }

    /** Virtual threads if there are any, else 32 threads and a queue of 1,000. */
    public static Workers create(String namePrefix) {
        return VirtualThreads.executor(namePrefix)
                .map(executor -> new Workers(executor, true, Integer.MAX_VALUE))
                .orElseGet(() -> bounded(namePrefix, THREADS, QUEUE));
    }

    /** A pool of platform threads; idle ones end after 30 s. */
    public static Workers bounded(String namePrefix, int threads, int queue) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new WorkerThreads(namePrefix));
        pool.allowCoreThreadTimeOut(true);
        return new Workers(pool, true, threads + queue);
    }

    /** Somebody else's executor, which {@link #close} leaves alone. */
    public static Workers of(Executor given) {
        return new Workers(given, false, Integer.MAX_VALUE);
    }

    /**
     * Runs work that may be refused.
     *
     * @throws RejectedExecutionException when all are busy and the queue is full
     */
    @Override
    public void execute(Runnable work) {
        if (busy.incrementAndGet() > capacity) {
            busy.decrementAndGet();
            throw new RejectedExecutionException("all workers are busy");
        }
        try {
            executor.execute(() -> run(work));
        } catch (RejectedExecutionException refused) {
            busy.decrementAndGet();
            throw refused;
        }
    }

    /** Runs work that must not be refused: the end of a connection, the rest of an answer. If it is refused all the same, a thread of its own runs it. */
    public void urgent(Runnable work) {
        busy.incrementAndGet();
        try {
            executor.execute(() -> run(work));
        } catch (RejectedExecutionException refused) {
            new WorkerThreads("mail-rest").newThread(() -> run(work)).start();
        }
    }

    /** How much work is running or waiting. */
    public int load() {
        return busy.get();
    }

    /** Takes no more work and waits at most 10 s for what is running. */
    @Override
    public void close() {
        if (!ours) {
            return;
        }
        ExecutorService service = (ExecutorService) executor;
        service.shutdown();
        try {
            service.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Runnable work) {
        try {
            work.run();
        } finally {
            busy.decrementAndGet();
        }
    }
}
