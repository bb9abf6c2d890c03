package dev.mailwright;

import dev.mailwright.net.ConnectionLimits;
import dev.mailwright.net.EventLoops;
import dev.mailwright.net.ProxyProtocol;
import dev.mailwright.net.Tls;
import dev.mailwright.net.TlsContexts;
import dev.mailwright.observe.Meters;
import java.util.List;
import java.util.Optional;

/**
 * What the listening services of a server share: event loops, certificates, limits on connections. Made when the first
 * service asks, so that a server without listeners needs no network library.
 */
public final class Network implements AutoCloseable, Reloadable {

    private final EventLoops loops;
    private final Optional<TlsContexts> tls;
    private final ConnectionLimits limits;
    private final ProxyProtocol proxies;
    private final List<Subscription> gauges;

    private Network(EventLoops loops, Optional<TlsContexts> tls, Rooms rooms) {
        this.limits = new ConnectionLimits(rooms.connectionPolicy(), rooms.time());
        this.proxies = rooms.proxies();
        Meters meters = rooms.meters();
        this.loops = loops;
        this.tls = tls;
        this.gauges = List.of(
                meters.gauge("mail.connections", limits::connections),
                meters.gauge("mail.connections.unauthenticated", limits::unauthenticated));
    }

    /** The network of a running server. */
    public static Network of(Rooms rooms) {
        return rooms.shared(Network.class, Network::open);
    }

    private static Network open(Rooms rooms) {
        Optional<TlsContexts> contexts = rooms.tls().map(tls -> load(tls, rooms));
        return new Network(EventLoops.create(rooms.threadNamePrefix(), rooms.eventLoops()), contexts, rooms);
    }

    private static TlsContexts load(Tls tls, Rooms rooms) {
        return TlsContexts.load(tls, rooms.time(), rooms.workers(), new NetworkAnnouncements(rooms.events()));
    }

    public EventLoops loops() {
        return loops;
    }

    /** Certificates, where the server has any. Ready in the background; the first handshake waits for them. */
    public Optional<TlsContexts> tls() {
        return tls;
    }

    /** Shared by all listeners, so that an address is counted once. */
    public ConnectionLimits limits() {
        return limits;
    }

    /** Who tells the client's address in a PROXY header. */
    public ProxyProtocol proxies() {
        return proxies;
    }

    @Override
    public void reload() {
        tls.ifPresent(TlsContexts::reload);
    }

    @Override
    public void close() {
        gauges.forEach(Subscription::close);
        loops.close();
        tls.ifPresent(TlsContexts::close);
    }
}
