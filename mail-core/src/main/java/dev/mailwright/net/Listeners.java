package dev.mailwright.net;

import dev.mailwright.Ports;
import dev.mailwright.StartException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All ports of one service: taken together or not at all, then served, drained and closed together. Thread-safe. */
public final class Listeners implements Ports, AutoCloseable {

    private static final int RADIX = 36;

    private final String name;
    private final Sockets sockets;
    private final List<Listener> plain = new ArrayList<>();
    private final List<Listener> tlsFirst = new ArrayList<>();

    private Listeners(String name, Sockets sockets) {
        this.name = name;
        this.sockets = sockets;
    }

    /**
     * Takes all ports and serves nobody. Blocks until they are taken.
     *
     * @param name of the service, in messages and in the names of its sessions
     * @throws StartException naming the first address that cannot be taken, with the true cause; none stays taken
     */
    public static Listeners bind(String name, Sockets sockets, Protocol<?> protocol, ListenAddresses addresses) {
        Listeners listeners = new Listeners(name, sockets);
        try {
            listeners.take(protocol, addresses);
            return listeners;
        } catch (ListenException taken) {
            listeners.close();
            String where =
                    taken.address().getHostString() + ":" + taken.address().getPort();
            throw new StartException(name, where, taken.getCause() == null ? taken : taken.getCause());
        }
    }

    private void take(Protocol<?> protocol, ListenAddresses addresses) {
        AtomicLong sessions = new AtomicLong();
        Supplier<String> ids = () -> name + "-" + Long.toString(sessions.incrementAndGet(), RADIX);
        addresses.plain().forEach(address -> plain.add(listen(address, described(protocol, ids, false))));
        addresses.tlsFirst().forEach(address -> tlsFirst.add(listen(address, described(protocol, ids, true))));
    }

    private <F> Connections<F> described(Protocol<F> protocol, Supplier<String> ids, boolean first) {
        ConnectionsBuilder<F> builder = Connections.of(protocol, sockets.time(), sockets.workers())
                .limits(sockets.limits())
                .proxy(sockets.proxy())
                .ids(ids);
        sockets.tls().ifPresent(first ? builder::tlsFirst : builder::tls);
        return builder.build();
    }

    private Listener listen(InetSocketAddress address, Connections<?> connections) {
        return Listener.bind(sockets.loops(), address, connections);
    }

    /**
     * Begins to accept, once the certificates are loaded. Blocks until they are.
     *
     * @throws StartException if they cannot be used
     */
    public void open() {
        sockets.tls().ifPresent(this::awaitCertificates);
        listeners().forEach(Listener::open);
    }

    private void awaitCertificates(TlsContexts contexts) {
        try {
            contexts.ready().toCompletableFuture().join();
        } catch (CompletionException unusable) {
            throw new StartException(name, "tls", unusable.getCause() instanceof TlsException tls ? tls : unusable);
        }
    }

    /**
     * Gives up the ports and asks every session to end at its next boundary.
     *
     * @return completes when no connection is left
     */
    public CompletionStage<?> drain() {
        return CompletableFuture.allOf(listeners()
                .map(listener -> listener.drain().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Gives up the ports and cuts what is connected. Idempotent. */
    @Override
    public void close() {
        listeners().forEach(Listener::close);
    }

    private Stream<Listener> listeners() {
        return Stream.concat(plain.stream(), tlsFirst.stream());
    }

    @Override
    public int port() {
        return first(plain, "listen");
    }

    @Override
    public int tlsPort() {
        return first(tlsFirst, "listenTls");
    }

    private int first(List<Listener> of, String how) {
        return of.stream()
                .mapToInt(Listener::port)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " has no port of " + how));
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return listeners().map(Listener::address).toList();
    }
}
