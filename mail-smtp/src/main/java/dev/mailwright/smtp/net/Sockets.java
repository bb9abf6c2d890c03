package dev.mailwright.smtp.net;

import dev.mailwright.Rooms;
import dev.mailwright.net.ConnectionLimits;
import dev.mailwright.net.EventLoops;
import dev.mailwright.net.TlsContexts;
import dev.mailwright.net.Workers;
import java.util.Optional;

/** The network as this module uses it. */
record Sockets(EventLoops loops, Workers workers, ConnectionLimits limits, Optional<TlsContexts> tls)
        implements AutoCloseable {

    static Sockets of(Rooms rooms) {
        return rooms.shared(
                Sockets.class,
                r -> new Sockets(
                        EventLoops.create(r.threadNamePrefix(), r.eventLoops()),
                        Workers.of(r.workers()),
                        ConnectionLimits.defaults(),
                        Optional.empty()));
    }

    /** Whether the server was given no certificate. */
    static boolean withoutTls(Rooms rooms) {
        return true;
    }

    @Override
    public void close() {
        loops.close();
    }
}
