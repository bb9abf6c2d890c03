package dev.mailwright.store.memory;

import dev.mailwright.store.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Makes a change under the locks that it needs, and tells of it when they are given back. */
final class Commit {

    private Commit() {}

    static <T> CompletionStage<T> of(MemoryAccount account, Function<Hints, T> change) {
        return ofBoth(account, account, change);
    }

    /** Two accounts are locked in the order of their making, whatever the direction. */
    static <T> CompletionStage<T> ofBoth(MemoryAccount one, MemoryAccount two, Function<Hints, T> change) {
        MemoryStore store = one.store();
        store.requireOpen();
        MemoryAccount first = one.serial() <= two.serial() ? one : two;
        MemoryAccount second = one.serial() <= two.serial() ? two : one;
        Hints hints = new Hints();
        CompletableFuture<T> result;
        first.lock.lock();
        try {
            second.lock.lock();
            try {
                result = CompletableFuture.completedFuture(change.apply(hints));
            } finally {
                second.lock.unlock();
            }
        } catch (StoreException e) {
            result = CompletableFuture.failedFuture(e);
        } finally {
            first.lock.unlock();
        }
        hints.send(store.watchers());
        return result;
    }
}
