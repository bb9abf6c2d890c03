package dev.mailwright.dns;

import dev.mailwright.Lookup;
import dev.mailwright.Subscription;
import dev.mailwright.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * A client for one job, whose look-ups all end at the same deadline however many they are: what is still open then and
 * what is asked later is unavailable. To be closed when the job is done. Thread-safe.
 */
public final class BoundedDns implements DnsClient, AutoCloseable {

    private final DnsClient client;
    private final CompletableFuture<Boolean> expired = new CompletableFuture<>();
    private final Subscription timer;

    private BoundedDns(DnsClient client, Time time, Duration patience, Executor executor) {
        this.client = client;
        this.timer = time.after(patience, () -> expire(executor));
    }

    private void expire(Executor executor) {
        try {
            executor.execute(() -> expired.complete(true));
        } catch (RejectedExecutionException busy) {
            expired.complete(true);
        }
    }

    /**
     * Lets the time run from now.
     *
     * @param executor where the job goes on when time is over
     */
    public static BoundedDns within(Duration patience, DnsClient client, Time time, Executor executor) {
        return new BoundedDns(client, time, patience, executor);
    }

    @Override
    public <T> CompletionStage<Lookup<DnsAnswer<T>>> query(DnsName name, RecordType<T> type) {
        if (expired.isDone()) {
            return CompletableFuture.completedFuture(late());
        }
        CompletableFuture<Lookup<DnsAnswer<T>>> answer =
                client.query(name, type).toCompletableFuture();
        return answer.isDone() ? answer : answer.applyToEither(expired.thenApply(x -> BoundedDns.<T>late()), a -> a);
    }

    private static <T> Lookup<DnsAnswer<T>> late() {
        return Lookup.unavailable("the time for all look-ups together is over");
    }

    /** Whether the time is over. */
    public boolean isExpired() {
        return expired.isDone();
    }

    /** Stops the clock. */
    @Override
    public void close() {
        timer.close();
    }
}
