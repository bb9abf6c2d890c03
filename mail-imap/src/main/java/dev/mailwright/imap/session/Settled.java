package dev.mailwright.imap.session;

import dev.mailwright.store.StoreException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** How a stage ended where a refusal of the store is not a fault: the stage then completes, and the value throws. */
record Settled<T>(Supplier<T> outcome) {

    static <T> CompletionStage<Settled<T>> of(CompletionStage<T> stage) {
        return stage.handle((value, failure) -> {
            if (failure == null) {
                return new Settled<>(() -> value);
            }
            Throwable cause = failure;
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof StoreException refusal && !refusal.reason().isFault()) {
                return new Settled<>(() -> {
                    throw refusal;
                });
            }
            throw cause instanceof RuntimeException fault ? fault : new CompletionException(cause);
        });
    }

    T value() {
        return outcome.get();
    }
}
