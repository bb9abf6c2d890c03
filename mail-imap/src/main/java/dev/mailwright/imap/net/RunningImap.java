package dev.mailwright.imap.net;

import dev.mailwright.MailService;
import dev.mailwright.Network;
import dev.mailwright.StartException;
import dev.mailwright.imap.ImapListeners;
import dev.mailwright.imap.session.ImapServices;
import dev.mailwright.net.Connections;
import dev.mailwright.net.ConnectionsBuilder;
import dev.mailwright.net.Frame;
import dev.mailwright.net.ListenException;
import dev.mailwright.net.Listener;
import dev.mailwright.net.TlsContexts;
import dev.mailwright.net.TlsException;
import dev.mailwright.net.Workers;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A service between bind and close. Thread-safe once bound. */
final class RunningImap implements MailService.Running, ImapListeners {

    private static final int RADIX = 36;

    private final String name;
    private final ImapServices services;
    private final Network network;
    private final Workers workers;
    private final AtomicLong sessions = new AtomicLong();
    private final List<Listener> plain = new ArrayList<>();
    private final List<Listener> tlsFirst = new ArrayList<>();

    RunningImap(String name, ImapServices services, Network network, Workers workers) {
        this.name = name;
        this.services = services;
        this.network = network;
        this.workers = workers;
    }

    RunningImap bind(List<InetSocketAddress> plainAt, List<InetSocketAddress> tlsAt) {
        try {
            plainAt.forEach(address -> plain.add(listen(address, false)));
            tlsAt.forEach(address -> tlsFirst.add(listen(address, true)));
            return this;
        } catch (ListenException e) {
            close();
            String where = e.address().getHostString() + ":" + e.address().getPort();
            throw new StartException(name, where, e.getCause() == null ? e : e.getCause());
        }
    }

    private Listener listen(InetSocketAddress address, boolean first) {
        ConnectionsBuilder<Frame> connections = Connections.of(new ImapProtocol(services), services.time(), workers)
                .limits(network.limits())
                .ids(() -> name + "-" + Long.toString(sessions.incrementAndGet(), RADIX));
        network.tls().ifPresent(first ? connections::tlsFirst : connections::tls);
        return Listener.bind(network.loops(), address, connections.build());
    }

    @Override
    public ImapListeners handle() {
        return this;
    }

    @Override
    public void open() {
        network.tls().ifPresent(this::awaitCertificates);
        listeners().forEach(Listener::open);
    }

    private void awaitCertificates(TlsContexts contexts) {
        try {
            contexts.ready().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new StartException(name, "tls", e.getCause() instanceof TlsException bad ? bad : e);
        }
    }

    @Override
    public CompletionStage<?> drain() {
        return CompletableFuture.allOf(listeners()
                .map(listener -> listener.drain().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

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

    private int first(List<Listener> listeners, String how) {
        return listeners.stream()
                .mapToInt(Listener::port)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " has no port of " + how));
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return listeners().map(Listener::address).toList();
    }
}
