package dev.mailwright.check;

import dev.mailwright.Time;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Asks the checks of a stage one after the other, so that each knows what those before it have found. After a rejection
 * nobody else is asked, since nothing is stricter. Thread-safe; never blocks its caller.
 */
public final class Panel {

    private final Checks checks;
    private final Executor workers;
    private final Time time;

    /**
     * A panel of these checks.
     *
     * @param workers where they run
     * @param time for their deadlines
     */
    public Panel(Checks checks, Executor workers, Time time) {
        this.checks = checks;
        this.workers = workers;
        this.time = time;
    }

    /** Whether nobody is there to be asked at this stage. */
    public boolean isEmpty(Stage<?> stage) {
        return checks.isEmpty(stage);
    }

    /**
     * Hears all checks of a stage.
     *
     * @param before what the stages before have come to: the result is at least as strict, and holds its headers and
     *     findings first
     * @param probes makes what a check is shown
     * @return never fails; may complete on any thread
     */
    public <P extends Probe> CompletionStage<Verdict> judge(
            Stage<P> stage, Verdict before, Function<? super Hearing, ? extends P> probes) {
        return next(stage, checks.at(stage).iterator(), before, probes);
    }

    private <P extends Probe> CompletionStage<Verdict> next(
            Stage<P> stage,
            Iterator<Check<? super P>> left,
            Verdict before,
            Function<? super Hearing, ? extends P> probes) {
        if (!left.hasNext() || before.kind() == Verdict.Kind.REJECT) {
            return CompletableFuture.completedFuture(before);
        }
        Question<P> question = new Question<>(stage, left.next(), time);
        return question.ask(before, probes, workers)
                .thenCompose(verdict -> next(stage, left, before.and(verdict), probes));
    }
}
