package dev.mailwright.net;

import dev.mailwright.Time;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslHandler;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that a protocol's connections on one kind of port share, and the connections that are there. Thread-safe.
 *
 * @param <F> the frames of the protocol
 */
public final class Connections<F> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int PATIENCE_SECONDS = 10;

    private final Protocol<F> protocol;
    private final Time time;
    private final Workers workers;
    private final ConnectionSettings settings;
    private final ConnectionLimits limits;
    private final ProxyProtocol proxy;
    private final ConnectionEvents events;
    private final Supplier<String> ids;
    private final @Nullable TlsContexts tls;
    private final boolean tlsFirst;

    private final Set<ConnectionHandler<F>> open = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean draining;

    Connections(ConnectionsBuilder<F> builder) {
        this.protocol = builder.protocol;
        this.time = builder.time;
        this.workers = builder.workers;
        this.settings = builder.settings;
        this.limits = builder.limits;
        this.proxy = builder.proxy;
        this.events = builder.events;
        this.ids = builder.ids;
        this.tls = builder.tls;
        this.tlsFirst = builder.tlsFirst;
    }

    /** Begins to describe the connections of a protocol. */
    public static <F> ConnectionsBuilder<F> of(Protocol<F> protocol, Time time, Workers workers) {
        return new ConnectionsBuilder<>(protocol, time, workers);
    }

    /** What makes a channel one of these connections; for {@link Listener} and for tests with an embedded channel. A new one for each channel. */
    public ChannelHandler initializer() {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                new Arrival<>(Connections.this, channel).arrive();
            }
        };
    }

    /** How many there are. */
    public int count() {
        return open.size();
    }

    /**
     * Turns away whoever comes and asks every session to end ({@link Dialogue#shutdown}).
     *
     * @return completes when none is left
     */
    public CompletionStage<Void> drain() {
        draining = true;
        for (ConnectionHandler<F> connection : open) {
            connection.shutdown();
        }
        checkDrained();
        return drained.minimalCompletionStage();
    }

    /** Turns away whoever comes, cuts the connections that are there and waits at most 10 s for their sessions to end. */
    @Override
    public void close() {
        draining = true;
        open.forEach(ConnectionHandler::abort);
        checkDrained();
        awaitDrained();
    }

    /** Not by a timeout of the future's own: that would start a thread of the JVM's, which stays. */
    private void awaitDrained() {
        try {
            drained.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.warn("{}: {} sessions did not end within {} s", protocol.name(), open.size(), PATIENCE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean draining() {
        return draining;
    }

    void begun(ConnectionHandler<F> connection) {
        open.add(connection);
    }

    void ended(ConnectionHandler<F> connection) {
        open.remove(connection);
        checkDrained();
    }

    private void checkDrained() {
        if (draining && open.isEmpty()) {
            drained.complete(null);
        }
    }

    SslHandler newTlsHandler() {
        return Objects.requireNonNull(tls, "no certificates").newHandler(workers::urgent);
    }

    boolean hasTls() {
        return tls != null;
    }

    boolean tlsFirst() {
        return tlsFirst;
    }

    String nextId() {
        return ids.get();
    }

    Protocol<F> protocol() {
        return protocol;
    }

    Time time() {
        return time;
    }

    Workers workers() {
        return workers;
    }

    ConnectionSettings settings() {
        return settings;
    }

    ConnectionLimits limits() {
        return limits;
    }

    ProxyProtocol proxy() {
        return proxy;
    }

    ConnectionEvents events() {
        return events;
    }
}
