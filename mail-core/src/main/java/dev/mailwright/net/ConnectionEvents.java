package dev.mailwright.net;

import java.net.InetSocketAddress;

/** What happens to connections before they have a session, for counters and logs. Called on event loops: no blocking. Methods may be added. */
public interface ConnectionEvents {

    /** Nobody listens. */
    ConnectionEvents NONE = new ConnectionEvents() {};

    /** A connection has been let in. */
    default void accepted(Endpoints endpoints) {}

    /** A connection has been turned away. */
    default void refused(Endpoints endpoints, Refusal why) {}

    /** A TLS handshake failed; the reason may quote the peer and must be escaped before it is logged. */
    default void tlsFailed(Endpoints endpoints, String reason) {}

    /** A trusted proxy sent no valid header in time. */
    default void proxyFailed(InetSocketAddress proxy, String reason) {}
}
