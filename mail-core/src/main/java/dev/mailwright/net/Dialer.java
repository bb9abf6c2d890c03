package dev.mailwright.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Connects to other servers on the event loops of this one. Thread-safe. */
public final class Dialer {

    private final EventLoops loops;
    private final ClientTls tls;

    public Dialer(EventLoops loops, ClientTls tls) {
        this.loops = loops;
        this.tls = tls;
    }

    /**
     * Connects.
     *
     * @return the connection, or fails with a {@link java.io.IOException} after at most {@code patience}
     */
    public CompletionStage<ClientLink> connect(InetSocketAddress to, Duration patience) {
        CompletableFuture<ClientLink> answer = new CompletableFuture<>();
        ClientChannel link = new ClientChannel(to, tls);
        ChannelFuture connecting = new Bootstrap()
                .group(loops.next())
                .channelFactory(loops::newChannel)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) patience.toMillis())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(link);
                    }
                })
                .connect(to);
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                answer.complete(link);
            } else {
                answer.completeExceptionally(done.cause());
            }
        });
        return answer;
    }
}
