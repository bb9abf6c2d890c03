package dev.mailwright.smtp.net;

import dev.mailwright.Network;
import dev.mailwright.Rooms;
import dev.mailwright.net.ConnectionLimits;
import dev.mailwright.net.EventLoops;
import dev.mailwright.net.TlsContexts;
import dev.mailwright.net.Workers;
import java.util.Optional;

/** The network as this module uses it; it belongs to the server. */
record Sockets(EventLoops loops, Workers workers, ConnectionLimits limits, Optional<TlsContexts> tls) {

    static Sockets of(Rooms rooms) {
        Network network = Network.of(rooms);
        return new Sockets(network.loops(), rooms.workers(), network.limits(), network.tls());
    }
}
