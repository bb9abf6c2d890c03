package dev.mailwright.net;

import java.util.function.Supplier;

/** A piece of blocking work between two frames. */
final class Working implements Activity {

    private final Strand<?> strand;
    private final Supplier<Step> work;

    Working(Strand<?> strand, Supplier<Step> work) {
        this.strand = strand;
        this.work = work;
    }

    @Override
    public Progress advance(boolean onLoop) {
        return onLoop ? Progress.WORKER : strand.call(work);
    }

    @Override
    public boolean refusable() {
        return true;
    }

    @Override
    public void refused() {
        strand.overloaded();
    }
}
