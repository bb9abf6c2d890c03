package dev.mailwright.net;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;

/**
 * A connection to another server that speaks in lines. Any thread may call it; the listener is called on the event loop, one call after
 * the other, and must not block.
 */
public interface ClientLink {

    /** Octets of a line that are let through. */
    int MAX_LINE = 4096;

    /** What comes from the server. */
    interface Listener {

        /** A line without its end, in UTF-8 as far as it is. */
        void line(String text);

        /** It is over. Called once, last. */
        void closed(Throwable why);
    }

    /** Who listens from now on; lines that came before are kept for the first one. */
    void listen(Listener listener);

    /** Sends octets; complete when the system has taken them. Do not change them afterwards. */
    CompletionStage<Void> send(byte[] octets);

    /**
     * Begins TLS. What the server has sent before is not ours to believe, so the connection ends when there is any.
     *
     * @return complete when the handshake is, or fails with the reason; the connection is then closed
     */
    CompletionStage<Void> startTls(ClientTls.Demand demand);

    boolean isOpen();

    /** Whether TLS has begun. */
    boolean isEncrypted();

    InetSocketAddress peer();

    /** Sends what was given to {@link #send}, and closes. Idempotent. */
    void close();
}
