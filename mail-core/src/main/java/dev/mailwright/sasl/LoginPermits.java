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

    static final int MAX_WAITING = 1_000;

    private final Executor workers;
    private final Queue<Check<?>> waiting = new ArrayDeque<>();
    private int free;

    /** One check and where its result goes. */
    private record Check<T>(Supplier<T> body, CompletableFuture<T> result) {

        /** Gives the permit back before it tells, so that who is told may take as long as he likes. */
        void run(Runnable release) {
            T value;
            try {
                value = body.get();
            } catch (RuntimeException | Error e) {
                release.run();
                result.completeExceptionally(e);
                return;
            }
            release.run();
            result.complete(value);
        }
    }

    LoginPermits(Executor workers, int permits) {
        this.workers = workers;
        this.free = permits;
    }

    /** Runs a blocking check on a worker; fails with {@link RejectedExecutionException} when too many wait already. */
    <T> CompletionStage<T> run(Supplier<T> body) {
        Check<T> check = new Check<>(body, new CompletableFuture<>());
        boolean begins;
        synchronized (this) {
            begins = free > 0;
            if (begins) {
                free--;
            } else if (waiting.size() >= MAX_WAITING) {
                check.result.completeExceptionally(
                        new RejectedExecutionException("too many logins wait to be checked"));
            } else {
                waiting.add(check);
            }
        }
        if (begins) {
            begin(check);
        }
        return check.result;
    }

    /** Runs what takes no time worth a permit, on a worker; fails like {@link #run}. */
    <T> CompletionStage<T> pass(Supplier<T> body) {
        try {
            return CompletableFuture.supplyAsync(body, workers);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(full);
        }
    }

    /** With a permit in hand; no worker takes checks any more when the server stops, which ends those that wait as well. */
    private void begin(Check<?> first) {
        for (Check<?> check = first; check != null; check = next()) {
            Check<?> begun = check;
            try {
                workers.execute(() -> begun.run(this::release));
                return;
            } catch (RejectedExecutionException stopped) {
                begun.result.completeExceptionally(stopped);
            }
        }
    }

    private void release() {
        Check<?> check = next();
        if (check != null) {
            begin(check);
        }
    }

    private synchronized @Nullable Check<?> next() {
        Check<?> check = waiting.poll();
        if (check == null) {
            free++;
        }
        return check;
    }
}
