package dev.mailwright.sasl;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many logins be checked at once, since hashing a password costs much time and memory by design; the others wait
 * in a bounded queue without a thread. Thread-safe.
 */
final class LoginPermits {

    private static final int MAX_WAITING = 1_000;

    private final Executor workers;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    LoginPermits(Executor workers, int permits) {
        this.workers = workers;
        this.free = permits;
    }

    /** Runs a blocking check on a worker; fails with {@link RejectedExecutionException} when too many wait already. */
    <T> CompletionStage<T> run(Supplier<T> check) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                result.complete(check.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            } finally {
                release();
            }
        };
        if (!admit(task)) {
            result.completeExceptionally(new RejectedExecutionException("too many logins wait to be checked"));
        }
        return result;
    }

    private boolean admit(Runnable task) {
        synchronized (this) {
            if (free == 0) {
                return waiting.size() < MAX_WAITING && waiting.add(task);
            }
            free--;
        }
        return begin(task);
    }

    private boolean begin(Runnable task) {
        try {
            workers.execute(task);
            return true;
        } catch (RejectedExecutionException busy) {
            release();
            return false;
        }
    }

    private void release() {
        Runnable next = next();
        if (next != null) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = waiting.poll();
        if (task == null) {
            free++;
        }
        return task;
    }
}
