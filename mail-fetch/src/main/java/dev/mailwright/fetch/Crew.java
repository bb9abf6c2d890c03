package dev.mailwright.fetch;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of the engine, and who may poll. A poll blocks on somebody else's server, so it has a thread of its own and none of those that serve our clients;
 * they are as many as there are polls and idle connections. Nobody is interrupted. Thread-safe.
 */
final class Crew implements Executor {

    private static final int PATIENCE_SECONDS = 10;

    private final ExecutorService threads;
    private final int parallel;
    private final int perHost;
    private final Map<String, Integer> busy = new HashMap<>();
    private final Queue<Job> waiting = new ArrayDeque<>();
    private int running;

    private record Job(String host, Runnable work) {}

    Crew(String prefix, int parallel, int perHost) {
        AtomicInteger count = new AtomicInteger();
        this.parallel = parallel;
        this.perHost = perHost;
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, prefix + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs without a turn. */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** Runs as soon as it is its turn, on the thread of the caller never. Whoever got the turn gives it back with {@link #done}. */
    void queue(String host, Runnable work) {
        synchronized (this) {
            waiting.add(new Job(host, work));
        }
        next();
    }

    /** The turn of one poll is over. */
    void done(String host) {
        synchronized (this) {
            running--;
            busy.computeIfPresent(host, (name, count) -> count == 1 ? null : count - 1);
        }
        next();
    }

    private void next() {
        Queue<Job> starting = new ArrayDeque<>();
        synchronized (this) {
            for (Iterator<Job> all = waiting.iterator(); all.hasNext() && running < parallel; ) {
                Job job = all.next();
                if (busy.getOrDefault(job.host(), 0) < perHost) {
                    all.remove();
                    busy.merge(job.host(), 1, Integer::sum);
                    running++;
                    starting.add(job);
                }
            }
        }
        starting.forEach(job -> threads.execute(job.work()));
    }

    /** Drops what waits, and waits a while for what runs. */
    void close() {
        synchronized (this) {
            waiting.clear();
        }
        threads.shutdown();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
