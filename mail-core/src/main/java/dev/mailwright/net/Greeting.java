package dev.mailwright.net;

import java.util.function.Supplier;

/** Opens the session. */
final class Greeting implements Activity {

    private final Strand<?> strand;
    private final Supplier<Step> greet;

    Greeting(Strand<?> strand, Supplier<Step> greet) {
        this.strand = strand;
        this.greet = greet;
    }

    @Override
    public Progress advance(boolean onLoop) {
        return strand.call(greet);
    }
}
