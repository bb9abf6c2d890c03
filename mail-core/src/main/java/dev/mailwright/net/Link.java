package dev.mailwright.net;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSession;

/**
 * The connection as a session sees it. Confined to the strand, except {@link #post} and {@link #abort}, which any thread may call.
 *
 * @param <F> the frames of the protocol
 */
public interface Link<F> {

    /** Names the session in logs; unique in the process. */
    String id();

    /** Who speaks with whom. */
    Endpoints endpoints();

    /** The TLS session, if the connection is encrypted. */
    Optional<SSLSession> tls();

    /** Whether {@link Step#startTls()} is possible: certificates are there and the connection is still plain. */
    boolean canStartTls();

    /** Whether {@link Step#compress()} has been. */
    boolean compressed();

    /** Where the session speaks. */
    Outlet out();

    /** How bytes are cut from the next frame on. */
    void framing(Framing<F> framing);

    /** How long to wait for a whole frame; from now on. At first what {@link ConnectionSettings} say. */
    void idleTimeout(Duration patience);

    /**
     * Demands a least speed of an upload, until {@link #anyRate()}: whoever sends less than that for a minute while we wait for it gets {@link Timeout#RATE}.
     *
     * @param octetsPerSecond at least 1
     */
    void minimumRate(int octetsPerSecond);

    /** Ends {@link #minimumRate}. */
    void anyRate();

    /** The peer has logged in, or needs not to: the login patience ends and the place among the unauthenticated is free. */
    void authenticated();

    /** Whether something has arrived that is not yet handled. */
    boolean hasInput();

    /** The peer has made an error, which counts against its address ({@link ConnectionPolicy#offences}). */
    void offence();

    /** Names the user in the log line that the session leaves; it may be any text. */
    void user(String login);

    /**
     * Runs something on the strand between two frames, on the event loop: it must not block, but may return {@link Step#blocking}. Dropped when the
     * connection is over.
     */
    void post(Supplier<Step> task);

    /** Cuts the connection at once. {@link Dialogue#closed} still follows. */
    void abort();
}
