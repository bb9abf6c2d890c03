package dev.mailwright.net;

import java.time.Duration;

/**
 * Patience and memory of one listener's connections.
 *
 * <ul>
 *   <li>{@code idleTimeout} 300 s: for a whole frame, until a session sets another
 *   <li>{@code loginTimeout} 60 s: from the connection to {@link Link#authenticated()}
 *   <li>{@code tlsTimeout} 10 s: for a TLS handshake
 *   <li>{@code proxyTimeout} 10 s: for a PROXY header
 *   <li>{@code unreadTimeout} 60 s: for a peer that does not read
 *   <li>{@code lingerTimeout} 2 s: for a peer to close its end after us, so that it can read our last line
 *   <li>{@code unhandledOctets} 64 KiB: what may have arrived and not be handled before reading pauses
 *   <li>{@code unsentOctets} 64 KiB: what may wait to be sent before the session pauses
 * </ul>
 */
public record ConnectionSettings(
        Duration idleTimeout,
        Duration loginTimeout,
        Duration tlsTimeout,
        Duration proxyTimeout,
        Duration unreadTimeout,
        Duration lingerTimeout,
        int unhandledOctets,
        int unsentOctets) {

    /** The values above. */
    public static ConnectionSettings defaults() {
        return new ConnectionSettings(
                Duration.ofSeconds(300),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                64 * 1024,
                64 * 1024);
    }

    /** With another patience for a whole frame. */
    public ConnectionSettings idleTimeout(Duration patience) {
        return new ConnectionSettings(
                patience,
                loginTimeout,
                tlsTimeout,
                proxyTimeout,
                unreadTimeout,
                lingerTimeout,
                unhandledOctets,
                unsentOctets);
    }

    /** With another patience for the login. */
    public ConnectionSettings loginTimeout(Duration patience) {
        return new ConnectionSettings(
                idleTimeout,
                patience,
                tlsTimeout,
                proxyTimeout,
                unreadTimeout,
                lingerTimeout,
                unhandledOctets,
                unsentOctets);
    }
}
