package dev.mailwright.net;

/**
 * One connection's session as the strand sees it. All methods are called one after the other, never at the same time, each seeing what the one before it
 * wrote: a session needs no lock and no volatile. Every method says what to do next with a {@link Step} and speaks through {@link Link#out()}.
 *
 * @param <F> the frames of the protocol
 */
public interface Dialogue<F> {

    /** The connection stands, behind TLS if TLS comes first: greet. On the event loop. */
    Step opened();

    /** Whether handling this frame may block, in the present state. Asked on the event loop right before {@link #handle}; must be cheap. */
    Pace pace(F frame);

    /** Handles one frame: on the loop if it is {@link Pace#INLINE}, else on a worker. */
    Step handle(F frame);

    /** A TLS handshake begun by {@link Step#startTls()} is done; everything learnt before it should be forgotten. On the event loop. */
    default Step secured() {
        return Step.next();
    }

    /** The peer's patience has ended, between two frames: say goodbye and close, or go on. On the event loop. */
    Step timedOut(Timeout which);

    /** The server stops, between two frames: say goodbye and close. In the middle of an upload: remember it, go on, say goodbye after the answer. */
    Step shutdown();

    /** No worker is free for the frame that came, which is lost: answer {@code 421} or {@code BYE} and close. */
    Step overloaded();

    /**
     * The machine failed: an exception from this dialogue, from a stage it waits for, or from a source being pulled. It is already logged. What the failing
     * call wrote is dropped, what earlier calls wrote is not: close if the answer had begun, else answer {@code 451} or {@code NO [SERVERBUG]}.
     */
    Step failed(Throwable fault);

    /** Whether {@link #closed} may block in the present state. Asked on the event loop; must be cheap. */
    default boolean closesBlocking() {
        return true;
    }

    /** The connection is over. The last call, on a worker if it may block, exactly once if {@link #opened} was called: give everything back. */
    void closed(Ending why);
}
