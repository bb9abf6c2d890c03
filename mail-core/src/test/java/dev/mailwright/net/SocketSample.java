package dev.mailwright.net;

import dev.mailwright.junit.VirtualTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.UnaryOperator;

/** The sample protocol behind a real port, with a clock that stands still. */
final class SocketSample implements AutoCloseable {

    final SampleProtocol protocol = new SampleProtocol();
    final VirtualTime time;
    final EventLoops loops = EventLoops.create("sample", 2);
    final Workers workers = Workers.bounded("sample", 4, 100);
    final Connections<Frame> connections;
    final Listener listener;

    SocketSample(UnaryOperator<ConnectionsBuilder<Frame>> more) {
        this(new VirtualTime(), more);
    }

    SocketSample(VirtualTime time, UnaryOperator<ConnectionsBuilder<Frame>> more) {
        this.time = time;
        connections = more.apply(Connections.of(protocol, time, workers)).build();
        listener = Listener.bind(loops, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), connections);
    }

    SocketSample open() {
        listener.open();
        return this;
    }

    SampleClient client() {
        return new SampleClient(listener.port());
    }

    @Override
    public void close() {
        listener.close();
        loops.close();
        workers.close();
    }
}
