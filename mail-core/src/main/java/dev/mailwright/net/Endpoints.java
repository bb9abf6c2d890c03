package dev.mailwright.net;

import java.net.InetSocketAddress;

/**
 * The two ends of a connection, as the PROXY header told them where a trusted proxy sent one.
 *
 * @param remote the client
 * @param local where it connected to
 * @param proxied whether a PROXY header told the addresses
 */
public record Endpoints(InetSocketAddress remote, InetSocketAddress local, boolean proxied) {

    /** Whether the client is on this very machine. */
    public boolean loopback() {
        return remote.getAddress() != null && remote.getAddress().isLoopbackAddress();
    }
}
