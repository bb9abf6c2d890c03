package dev.mailwright.transcript;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Plays against a protocol's pure core: bytes in, bytes out, no socket. */
public record PureCore<W extends World>(
        String name, Set<String> traits, Supplier<? extends W> worlds, Function<? super W, ? extends Dialogue> connect)
        implements Way {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Traits: {@code pure starttls}.
     *
     * @param over what tells it from other pure ways, the store for example
     * @param connect the server's end of a new connection
     */
    public static <W extends World> PureCore<W> over(
            String over, Supplier<? extends W> worlds, Function<? super W, ? extends Dialogue> connect) {
        return new PureCore<>("pure core, " + over, Set.of("pure", "starttls"), worlds, connect);
    }

    /** The same for a dialogue through an embedded channel. Traits: {@code embedded}. */
    public static <W extends World> PureCore<W> embedded(
            String over, Supplier<? extends W> worlds, Function<? super W, ? extends Dialogue> connect) {
        return new PureCore<>("embedded channel, " + over, Set.of("embedded"), worlds, connect);
    }

    @Override
    public Stage begin() {
        W world = worlds.get();
        return new DialogueStage(world, () -> connect.apply(world));
    }

    private record DialogueStage(World world, Supplier<? extends Dialogue> server, List<Connection> opened)
            implements Stage {
        DialogueStage(World world, Supplier<? extends Dialogue> server) {
            this(world, server, new ArrayList<>());
        }

        @Override
        public Connection open() {
            Connection connection = new DialogueConnection(server.get());
            opened.add(connection);
            return connection;
        }

        @Override
        public Duration patience() {
            return PATIENCE;
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

    private static final class DialogueConnection implements Connection {
        private final Dialogue server;
        private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
        private boolean hungUp;

        DialogueConnection(Dialogue server) {
            this.server = server;
            answer.writeBytes(server.greeting());
        }

        @Override
        public void send(byte[] bytes) {
            if (!server.closed()) {
                answer.writeBytes(server.receive(bytes));
            }
        }

        @Override
        public byte[] receive(Duration patience) {
            if (answer.size() == 0) {
                answer.writeBytes(server.more(patience));
            }
            byte[] bytes = answer.toByteArray();
            answer.reset();
            return bytes;
        }

        @Override
        public boolean closed() {
            return server.closed() && answer.size() == 0;
        }

        @Override
        public void startTls() {
            if (server.closed()) {
                throw new AssertionError("the server has closed the connection: no TLS handshake");
            }
            server.secured();
        }

        @Override
        public void close() {
            if (!hungUp) {
                hungUp = true;
                server.hungUp();
            }
        }
    }
}
