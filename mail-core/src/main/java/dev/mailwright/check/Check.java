package dev.mailwright.check;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Judges one stage of a mail. A failure or a missed deadline counts as 451. Thread-safe.
 *
 * @param <P> what it is shown
 */
@FunctionalInterface
public interface Check<P extends Probe> {

    CompletionStage<Verdict> judge(P probe);

    /** A check that may block; checks are called on workers. */
    static <P extends Probe> Check<P> blocking(Function<? super P, Verdict> body) {
        return probe -> CompletableFuture.completedFuture(body.apply(probe));
    }
}
