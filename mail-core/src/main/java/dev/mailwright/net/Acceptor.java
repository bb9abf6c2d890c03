package dev.mailwright.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands accepted connections to the loops. */
final class Acceptor extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);

    /** How long nothing is accepted after accepting failed, most often for want of file descriptors. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EventLoops loops;
    private final Connections<?> connections;

    Acceptor(EventLoops loops, Connections<?> connections) {
        this.loops = loops;
        this.connections = connections;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        Channel channel = (Channel) accepted;
        int most = connections.settings().unsentOctets();
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(most / 2, most));
        channel.pipeline().addLast(connections.initializer());
        loops.next().register(channel).addListener(registered -> {
            if (!registered.isSuccess()) {
                channel.unsafe().closeForcibly();
            }
        });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.warn("accepting a connection failed, next attempt in {} s", PAUSE.toSeconds(), cause);
        context.channel().config().setAutoRead(false);
        connections.time().after(PAUSE, () -> {
            if (context.channel().isOpen()) {
                context.channel().config().setAutoRead(true);
            }
        });
    }
}
