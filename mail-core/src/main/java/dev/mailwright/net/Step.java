package dev.mailwright.net;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a session wants to happen next. What it wrote to {@link Link#out()} goes out first. Immutable.
 */
public final class Step {

    private static final Step NEXT = new Step(Strand::reading);
    private static final Step CLOSE = new Step(strand -> new Closing(strand, false));
    private static final Step COMPRESS = new Step(Compressing::new);
    private static final Step GOODBYE = new Step(strand -> new Closing(strand, true));
    private static final Step START_TLS = new Step(Upgrading::startTls);

    private final Function<Strand<?>, Activity> entry;

    private Step(Function<Strand<?>, Activity> entry) {
        this.entry = entry;
    }

    /** On to the next frame. */
    public static Step next() {
        return NEXT;
    }

    /** Close when everything said so far is sent. */
    public static Step close() {
        return CLOSE;
    }

    /** The same at the peer's own wish, who says nothing more: nobody waits for the other half to be shut. */
    public static Step goodbye() {
        return GOODBYE;
    }

    /**
     * Begin TLS: what was said goes out in the clear, everything that has arrived and was not handled is dropped in the same turn of the loop, and
     * {@link Dialogue#secured()} follows. Only where {@link Link#canStartTls()}.
     */
    public static Step startTls() {
        return START_TLS;
    }

    /**
     * Compress both directions: what was said goes out as it is, everything after it and after the last frame is raw DEFLATE (RFC 1951), and the next
     * frame follows. Only where the connection is not {@link Link#compressed()} yet.
     */
    public static Step compress() {
        return COMPRESS;
    }

    /**
     * Wait without a thread. No frame is handled meanwhile.
     *
     * @param then given the result, on the strand; must not block, but may return {@link #blocking}. A failed stage goes to {@link Dialogue#failed} instead
     */
    public static <T> Step later(CompletionStage<T> stage, Function<? super T, Step> then) {
        return new Step(strand -> new Awaiting<T>(strand, stage, then));
    }

    /** Send a long answer as fast as the peer reads, then go on with {@code then}, which may block and is run even if there was nothing to send. */
    public static Step pull(Responses responses, Supplier<Step> then) {
        return new Step(strand -> new Pulling(strand, responses, then));
    }

    /** Go on with {@code work} on a worker; {@link Dialogue#overloaded} follows instead when none is free. */
    public static Step blocking(Supplier<Step> work) {
        return new Step(strand -> new Working(strand, work));
    }

    Activity enter(Strand<?> strand) {
        return entry.apply(strand);
    }
}
