package dev.mailwright.net;

/**
 * What a protocol module brings to a listener. Thread-safe: one object serves all connections.
 *
 * @param <F> its frames
 */
public interface Protocol<F> {

    /** A short name for logs and threads: {@code smtp}. */
    String name();

    /** Begins a session: sets the first framing with {@link Link#framing}, keeps the link, and writes nothing yet. Called on the event loop: no blocking. */
    Dialogue<F> open(Link<F> link);

    /**
     * The line, CRLF included, that turns a connection away ({@code 421}, {@code * BYE}, {@code -ERR}). Where TLS comes first nothing is sent.
     */
    String refusal(Refusal why);
}
