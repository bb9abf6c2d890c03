package dev.mailwright.pop3.net;

import dev.mailwright.MailService;
import dev.mailwright.StartException;
import dev.mailwright.net.Connections;
import dev.mailwright.net.ConnectionsBuilder;
import dev.mailwright.net.Frame;
import dev.mailwright.net.ListenException;
import dev.mailwright.net.Listener;
import dev.mailwright.net.TlsContexts;
import dev.mailwright.net.TlsException;
import dev.mailwright.pop3.Pop3Listeners;
import dev.mailwright.pop3.session.Pop3Host;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A service between bind and close. Thread-safe once bound. */
final class RunningPop3 implements MailService.Running, Pop3Listeners {

    private static final int RADIX = 36;

    private final String name;
    private final Pop3Host host;
    private final Sockets sockets;
    private final AtomicLong sessions = new AtomicLong();
    private final List<Listener> plain = new ArrayList<>();
    private final List<Listener> tlsFirst = new ArrayList<>();

    RunningPop3(String name, Pop3Host host, Sockets sockets) {
        this.name = name;
        this.host = host;
        this.sockets = sockets;
    }

    RunningPop3 bind(List<InetSocketAddress> plainAt, List<InetSocketAddress> tlsAt) {
        try {
            plainAt.forEach(address -> plain.add(listen(address, false)));
            tlsAt.forEach(address -> tlsFirst.add(listen(address, true)));
            return this;
        } catch (ListenException taken) {
            close();
            throw new StartException(name, text(taken.address()), taken.getCause() == null ? taken : taken.getCause());
        }
    }

    private Listener listen(InetSocketAddress address, boolean tls) {
        return Listener.bind(sockets.loops(), address, connections(tls));
    }

    private Connections<Frame> connections(boolean first) {
        ConnectionsBuilder<Frame> builder = Connections.of(new Pop3Protocol(host), host.time(), sockets.workers())
                .limits(sockets.limits())
                .ids(() -> name + "-" + Long.toString(sessions.incrementAndGet(), RADIX));
        sockets.tls().ifPresent(contexts -> {
            if (first) {
                builder.tlsFirst(contexts);
            } else {
                builder.tls(contexts);
            }
        });
        return builder.build();
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    @Override
    public Pop3Listeners handle() {
        return this;
    }

    @Override
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
