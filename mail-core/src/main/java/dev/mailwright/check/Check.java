package dev.mailwright.check;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Judges one stage of a mail. Always called on a worker, so it may block; who waits for somebody should rather complete
 * later and hold no thread. Thread-safe: one check judges many mails at once.
 *
 * <p>What is thrown, a stage that fails, {@code null}, and an answer after the deadline all count as {@link #onFailure()}.
 * The threads of workers are not interrupted at the deadline: a check has to watch {@link Probe#deadline()} itself.
 *
 * <pre>{@code
 * Smtp.inbound().check(Stage.RECIPIENT, Check.<RecipientProbe>blocking(probe -> blocked.contains(probe.sender())
 *         ? Verdict.reject(new Reply(550, "5.7.1", "not from you"))
 *         : Verdict.pass()).named("block list"))
 * }</pre>
 *
 * @param <P> what it is shown
 */
@FunctionalInterface
public interface Check<P extends Probe> {

    /** How long a check may take unless it says something else. A client waits five minutes. // rfc5321#4.5.3.2 */
    Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    CompletionStage<Verdict> judge(P probe);

    /** What counts when there is no answer: 451 unless something else is said. */
    default Verdict onFailure() {
        return Verdict.defer(CheckFailure.REPLY);
    }

    /** How long the answer is awaited, more than zero. */
    default Duration patience() {
        return USUAL_PATIENCE;
    }

    /** For logs. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** The same check, with another verdict where it fails. {@link Verdict#pass()} lets mail in when the check is down. */
    default Check<P> orElse(Verdict verdict) {
        return new AdjustedCheck<>(this, name(), patience(), verdict);
    }

    /**
     * The same check, awaited for so long.
     *
     * @throws IllegalArgumentException if that is not more than zero
     */
    default Check<P> within(Duration patience) {
        return new AdjustedCheck<>(this, name(), patience, onFailure());
    }

    /** The same check under another name in logs. */
    default Check<P> named(String name) {
        return new AdjustedCheck<>(this, name, patience(), onFailure());
    }

    /** A check that answers when it returns. */
    static <P extends Probe> Check<P> blocking(Function<? super P, Verdict> body) {
        return probe -> CompletableFuture.completedFuture(body.apply(probe));
    }
}
