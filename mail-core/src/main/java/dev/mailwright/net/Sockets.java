package dev.mailwright.net;

import dev.mailwright.Time;
import java.util.Optional;

/**
 * What the listeners of a service take from the server's network. All of it is closed by its owner.
 *
 * @param proxy who tells the client's address in a PROXY header
 * @param limits shared by all services of a server, so that an address is counted once
 * @param tls certificates, where there are any
 */
public record Sockets(
        EventLoops loops,
        Workers workers,
        Time time,
        ConnectionLimits limits,
        ProxyProtocol proxy,
        Optional<TlsContexts> tls) {}
