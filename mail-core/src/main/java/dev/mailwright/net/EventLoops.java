package dev.mailwright.net;

import dev.mailwright.observe.EventLoopThread;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The event loops of one server: epoll where its native library is there, else NIO. Thread-safe.
 *
 * <p>The loops are kept one by one and not in Netty's group: a group listens to the end of its loops on Netty's global executor, whose thread would outlive
 * {@link #close} by a second.
 */
public final class EventLoops implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final List<IoEventLoop> loops;
    private final Transport transport;
    private final AtomicInteger turn = new AtomicInteger();

    private EventLoops(List<IoEventLoop> loops, Transport transport) {
        this.loops = List.copyOf(loops);
        this.transport = transport;
    }

    /** A loop for every two processors, at least one and at most four. */
    public static EventLoops create(String namePrefix) {
        return create(namePrefix, Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2)));
    }

    /** So many loops, whose daemon threads start when first used. */
    public static EventLoops create(String namePrefix, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("at least one event loop is needed, not " + count);
        }
        Transport transport = Transport.best();
        List<IoEventLoop> loops = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String name = namePrefix + "-loop-" + i;
            ThreadFactory threads = work -> new LoopThread(work, name);
            loops.add(new SingleThreadIoEventLoop(null, threads, transport.handlers()));
        }
        return new EventLoops(loops, transport);
    }

    /** Which transport carries the connections: {@code epoll} or {@code nio}. */
    public String transport() {
        return transport.name();
    }

    EventLoop next() {
        return loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
    }

    ServerChannel newServerChannel() {
        return transport.server().get();
    }

    Channel newChannel() {
        return transport.client().get();
    }

    /** Ends all loops and waits for their threads, at most 10 s. Connections that are still there are cut. */
    @Override
    public void close() {
        List<Future<?>> ends = new ArrayList<>();
        for (IoEventLoop loop : loops) {
            ends.add(loop.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        for (Future<?> end : ends) {
            end.awaitUninterruptibly(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static final class LoopThread extends FastThreadLocalThread implements EventLoopThread {
        LoopThread(Runnable work, String name) {
            super(work, name);
            setDaemon(true);
        }
    }
}
