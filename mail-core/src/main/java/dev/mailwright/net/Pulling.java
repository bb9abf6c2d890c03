package dev.mailwright.net;

import java.util.function.Supplier;

/** Pulls a long answer on a worker, a piece whenever the peer takes more. */
final class Pulling implements Activity {

    private final Strand<?> strand;
    private final Responses responses;
    private final Supplier<Step> then;
    private boolean closed;

    Pulling(Strand<?> strand, Responses responses, Supplier<Step> then) {
        this.strand = strand;
        this.responses = responses;
        this.then = then;
    }

    @Override
    public Progress advance(boolean onLoop) {
        return onLoop ? Progress.WORKER : strand.attempt(this::pull, this::abandon);
    }

    private void pull() {
        if (!responses.next(strand.out())) {
            abandon();
            strand.call(then);
        }
    }

    @Override
    public void abandon() {
        if (!closed) {
            closed = true;
            responses.close();
        }
    }
}
