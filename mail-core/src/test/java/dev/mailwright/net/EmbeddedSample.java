package dev.mailwright.net;

import dev.mailwright.junit.VirtualTime;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** The sample protocol in a channel without a socket and with a clock that stands still. */
final class EmbeddedSample {

    final SampleProtocol protocol = new SampleProtocol();
    final VirtualTime time = new VirtualTime();
    final Connections<Frame> connections;
    final EmbeddedChannel channel;

    EmbeddedSample() {
        this(Runnable::run, builder -> builder);
    }

    EmbeddedSample(Executor workers, UnaryOperator<ConnectionsBuilder<Frame>> more) {
        connections =
                more.apply(Connections.of(protocol, time, Workers.of(workers))).build();
        channel = new EmbeddedChannel(connections.initializer());
    }

    EmbeddedSample send(String latin1) {
        channel.writeInbound(Unpooled.copiedBuffer(latin1, StandardCharsets.ISO_8859_1));
        return this;
    }

    EmbeddedSample pass(Duration duration) {
        time.advance(duration);
        channel.runPendingTasks();
        return this;
    }

    /** What was said since the last call. */
    String said() {
        channel.runPendingTasks();
        channel.checkException();
        StringBuilder text = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            text.append(part.toString(StandardCharsets.ISO_8859_1));
            part.release();
        }
        return text.toString();
    }

    /** How many buffers went out since the last call, that is flushes. */
    int buffers() {
        return channel.outboundMessages().size();
    }

    SampleDialogue dialogue() {
        return protocol.opened.element();
    }
}
