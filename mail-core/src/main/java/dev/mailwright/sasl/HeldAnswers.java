package dev.mailwright.sasl;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Answers that are held back for some seconds, without a thread. Thread-safe, bounded by the connections. */
final class HeldAnswers {

    private final Time time;
    private final Set<Held> held = ConcurrentHashMap.newKeySet();

    /** Has an identity of its own. */
    private static final class Held {

        private final CompletableFuture<SaslStep> answer = new CompletableFuture<>();
        private final SaslStep step;
        private volatile Subscription timer = () -> {};

        Held(SaslStep step) {
            this.step = step;
        }
    }

    HeldAnswers(Time time) {
        this.time = time;
    }

    CompletionStage<SaslStep> after(Duration delay, SaslStep step) {
        Held one = new Held(step);
        held.add(one);
        one.timer = time.after(delay, () -> give(one));
        return one.answer;
    }

    private void give(Held one) {
        held.remove(one);
        one.answer.complete(one.step);
    }

    /** Gives all of them now. */
    void release() {
        for (Held one : List.copyOf(held)) {
            one.timer.close();
            give(one);
        }
    }

    int size() {
        return held.size();
    }
}
