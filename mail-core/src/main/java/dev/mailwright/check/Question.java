package dev.mailwright.check;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One check, asked once. Whatever it does, there is one verdict, at the latest at its deadline. */
final class Question<P extends Probe> {

    private static final Logger LOG = LoggerFactory.getLogger(Check.class);

    private final Stage<P> stage;
    private final Check<? super P> check;
    private final Time time;
    private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();

    Question(Stage<P> stage, Check<? super P> check, Time time) {
        this.stage = stage;
        this.check = check;
        this.time = time;
    }

    CompletionStage<Verdict> ask(Verdict before, Function<? super Hearing, ? extends P> probes, Executor workers) {
        P probe = probes.apply(new Hearing(time.now().plus(check.patience()), before.findings()));
        Subscription deadline = time.after(check.patience(), () -> failed(probe, "took too long", null));
        try {
            workers.execute(() -> run(probe));
        } catch (RejectedExecutionException busy) {
            failed(probe, "found no free worker", null);
        }
        return verdict.whenComplete((given, never) -> deadline.close());
    }

    private void run(P probe) {
        try {
            check.judge(probe).whenComplete((given, failure) -> {
                if (given == null) {
                    failed(probe, "failed", failure == null ? new NullPointerException("no verdict") : failure);
                } else {
                    verdict.complete(given);
                }
            });
        } catch (Throwable thrown) {
            failed(probe, "failed", thrown);
        } finally {
            // What the check leaves behind must not close the next file that this thread writes.
            Thread.interrupted();
        }
    }

    private void failed(P probe, String how, @Nullable Throwable failure) {
        if (verdict.isDone()) {
            return;
        }
        Verdict instead = Objects.requireNonNullElse(onFailure(), Verdict.defer(CheckFailure.REPLY));
        if (verdict.complete(instead)) {
            LOG.error("{}: check {} at {} {}", probe.client().session(), check.name(), stage, how, failure);
        }
    }

    private @Nullable Verdict onFailure() {
        try {
            return check.onFailure();
        } catch (RuntimeException thrown) {
            LOG.error("check {} failed to say what its failure means", check.name(), thrown);
            return null;
        }
    }
}
