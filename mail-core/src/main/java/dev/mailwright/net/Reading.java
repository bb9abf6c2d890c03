package dev.mailwright.net;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes posted work and frames, one after the other. */
final class Reading<F> implements Activity {

    /** After so many frames a worker is given back, so that one busy peer does not keep it. */
    private static final int FAIR = 256;

    private final Strand<F> strand;
    private @Nullable F waiting;
    private int handled;

    Reading(Strand<F> strand) {
        this.strand = strand;
    }

    @Override
    public Progress advance(boolean onLoop) {
        F frame = waiting;
        if (frame == null) {
            Supplier<Step> task = strand.posted();
            if (task != null) {
                return strand.call(task);
            }
            Optional<F> next = strand.frame();
            if (next.isEmpty()) {
                return strand.idle(this);
            }
            frame = next.get();
        }
        return handle(frame, onLoop);
    }

    private Progress handle(F frame, boolean onLoop) {
        if (onLoop && strand.blocks(frame)) {
            waiting = frame;
            return Progress.WORKER;
        }
        waiting = null;
        Progress progress = strand.call(() -> strand.dialogue().handle(frame));
        if (!onLoop && ++handled % FAIR == 0) {
            return Progress.WORKER;
        }
        return progress;
    }

    @Override
    public boolean refusable() {
        return waiting != null;
    }

    @Override
    public void refused() {
        waiting = null;
        strand.call(strand.dialogue()::overloaded);
    }
}
