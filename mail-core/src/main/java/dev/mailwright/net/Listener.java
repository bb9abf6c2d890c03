package dev.mailwright.net;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;

/**
 * A port and its connections. Taking the port and serving it are two steps, so that a server can take all its ports before it serves any: clients that
 * come in between wait in the backlog. Thread-safe.
 */
public final class Listener implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final ServerChannel channel;
    private final Connections<?> connections;

    private Listener(ServerChannel channel, Connections<?> connections) {
        this.channel = channel;
        this.connections = connections;
    }

    /**
     * Takes the port and serves nobody. Blocks until it is taken.
     *
     * @param address port 0 asks for any free one
     * @throws ListenException if it cannot be taken
     */
    public static Listener bind(EventLoops loops, InetSocketAddress address, Connections<?> connections) {
        if (address.isUnresolved()) {
            throw new ListenException(address, new BindException("unknown host " + address.getHostString()));
        }
        ServerChannel channel = loops.newServerChannel();
        channel.config().setAutoRead(false);
        channel.config().setOption(ChannelOption.SO_REUSEADDR, true);
        channel.config().setOption(ChannelOption.SO_BACKLOG, BACKLOG);
        channel.pipeline().addLast(new Acceptor(loops, connections));
        await(loops.next().register(channel), address);
        ChannelFuture bound = channel.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            channel.close().awaitUninterruptibly();
            throw new ListenException(address, bindFailure(bound.cause()));
        }
        return new Listener(channel, connections);
    }

    private static void await(ChannelFuture registered, InetSocketAddress address) {
        if (!registered.awaitUninterruptibly().isSuccess()) {
            throw new ListenException(address, registered.cause());
        }
    }

    /** Native transports report errors of their own kind. */
    private static Throwable bindFailure(Throwable cause) {
        if (cause instanceof IOException && !(cause instanceof BindException)) {
            BindException bind = new BindException(cause.getMessage());
            bind.initCause(cause);
            return bind;
        }
        return cause;
    }

    /** The address that was taken, with its real port. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** The real port. */
    public int port() {
        return address().getPort();
    }

    /** Begins to accept. */
    public void open() {
        channel.config().setAutoRead(true);
    }

    /** The connections of this port, which may be shared with others. */
    public Connections<?> connections() {
        return connections;
    }

    /**
     * Gives up the port, asks every session to end at its next boundary, and waits for none.
     *
     * @return completes when no connection is left
     */
    public CompletionStage<Void> drain() {
        channel.close().awaitUninterruptibly();
        return connections.drain();
    }

    /** Gives up the port and cuts what is connected. Waits at most 10 s for the sessions to end. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        connections.close();
    }
}
