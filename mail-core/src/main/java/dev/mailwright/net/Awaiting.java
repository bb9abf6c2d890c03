package dev.mailwright.net;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Waits for a stage without a thread. A commit that was begun is heard to its end, also when the peer has gone. */
final class Awaiting<T> implements Activity {

    private final Strand<?> strand;
    private final Function<? super T, Step> then;
    private volatile @Nullable Result<T> result;

    Awaiting(Strand<?> strand, CompletionStage<T> stage, Function<? super T, Step> then) {
        this.strand = strand;
        this.then = then;
        stage.whenComplete((value, failure) -> {
            result = new Result<>(value, failure);
            strand.signal();
        });
    }

    @Override
    public Progress advance(boolean onLoop) {
        Result<T> done = result;
        if (done == null) {
            return Progress.REST;
        }
        Throwable failure = done.failure;
        if (failure == null) {
            return strand.call(() -> then.apply(done.value));
        }
        Throwable cause = failure.getCause();
        return strand.fault(failure instanceof CompletionException && cause != null ? cause : failure);
    }

    @Override
    public boolean outlivesConnection() {
        return true;
    }

    private static final class Result<T> {
        final T value;
        final @Nullable Throwable failure;

        Result(T value, @Nullable Throwable failure) {
            this.value = value;
            this.failure = failure;
        }
    }
}
