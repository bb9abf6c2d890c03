package dev.mailwright.check;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A check of which something was said differently. */
record AdjustedCheck<P extends Probe>(Check<P> check, String name, Duration patience, Verdict onFailure)
        implements Check<P> {

    AdjustedCheck {
        if (patience.isZero() || patience.isNegative()) {
            throw new IllegalArgumentException("a check needs some time, not " + patience);
        }
    }

    @Override
    public CompletionStage<Verdict> judge(P probe) {
        return check.judge(probe);
    }
}
