package dev.mailwright.transcript;

import dev.mailwright.testing.TrustEverything;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Plays over a real socket, plain or with TLS from the first byte; certificates are not verified. */
public record SocketWay<W extends World>(
        String name,
        Set<String> traits,
        Supplier<? extends W> worlds,
        Function<? super W, InetSocketAddress> where,
        Duration patience,
        SSLContext tls)
        implements Way {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Without TLS until a {@code TLS} line. Traits: {@code socket starttls}. */
    public static <W extends World> SocketWay<W> plain(
            String over, Supplier<? extends W> worlds, Function<? super W, InetSocketAddress> where) {
        return new SocketWay<>(
                "socket, " + over, Set.of("socket", "starttls"), worlds, where, PATIENCE, TrustEverything.context());
    }

    /** TLS from the first byte. Traits: {@code socket tls}. */
    public static <W extends World> SocketWay<W> tls(
            String over, Supplier<? extends W> worlds, Function<? super W, InetSocketAddress> where) {
        return new SocketWay<>(
                "TLS socket, " + over, Set.of("socket", "tls"), worlds, where, PATIENCE, TrustEverything.context());
    }

    /**
     * A server that is not ours, to check the script: {@code -Dplay=127.0.0.1:143}, or {@code -Dplay=tls:127.0.0.1:993}. Its
     * {@code given} lines are taken to be true, its {@code then} lines cannot be asked. Traits: those of the socket and
     * {@code foreign}.
     */
    public static Optional<Way> asked() {
        return Optional.ofNullable(System.getProperty("play")).map(SocketWay::foreign);
    }

    private static Way foreign(String play) {
        boolean tls = play.startsWith("tls:");
        String address = tls ? play.substring("tls:".length()) : play;
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("-Dplay=" + play + " is not host:port or tls:host:port");
        }
        InetSocketAddress server =
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        Way way = tls
                ? tls(address, ForeignWorld::new, world -> server)
                : plain(address, ForeignWorld::new, world -> server);
        return way.with("foreign");
    }

    /** The same with another deadline for each answer. */
    public SocketWay<W> patience(Duration longest) {
        return new SocketWay<>(name, traits, worlds, where, longest, tls);
    }

    @Override
    public Stage begin() {
        return new SocketStage<>(this, worlds.get(), new ArrayList<>());
    }

    private record SocketStage<W extends World>(SocketWay<W> way, W world, List<Connection> opened) implements Stage {
        @Override
        public Connection open() {
            SocketConnection connection = SocketConnection.open(way.where().apply(world), way.patience(), way.tls());
            opened.add(connection);
            if (way.traits().contains("tls")) {
                connection.startTls();
            }
            return connection;
        }

        @Override
        public Duration patience() {
            return way.patience();
        }

        @Override
        public void close() {
            try {
                opened.forEach(Connection::close);
            } finally {
                world.close();
            }
        }
    }
}
