package dev.mailwright.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/** What happens between accepting a connection and its session: PROXY header, a place, TLS. On the event loop. */
final class Arrival<F> {

    private final Connections<F> home;
    private final Channel channel;

    Arrival(Connections<F> home, Channel channel) {
        this.home = home;
        this.channel = channel;
    }

    void arrive() {
        InetSocketAddress remote = inet(channel.remoteAddress());
        InetSocketAddress local = inet(channel.localAddress());
        Endpoints direct = new Endpoints(remote, local, false);
        if (home.proxy().trusts(remote.getAddress())) {
            ProxyProtocolHandler.install(channel, home, direct, this::enter);
        } else {
            enter(direct);
        }
    }

    private void enter(Endpoints endpoints) {
        Admission place = home.limits().admit(endpoints.remote().getAddress());
        if (home.draining()) {
            place.close();
            refuse(endpoints, Refusal.STOPPING);
            return;
        }
        if (place.refusal().isPresent()) {
            refuse(endpoints, place.refusal().get());
            return;
        }
        home.events().accepted(endpoints);
        if (home.tlsFirst()) {
            channel.pipeline().addLast("tls", home.newTlsHandler());
        }
        ConnectionHandler<F> connection = new ConnectionHandler<>(home, endpoints, place);
        home.begun(connection);
        channel.pipeline().addLast("strand", connection);
        if (home.draining()) {
            connection.shutdown();
        }
    }

    private void refuse(Endpoints endpoints, Refusal why) {
        home.events().refused(endpoints, why);
        if (home.tlsFirst()) {
            channel.close();
            return;
        }
        String line = home.protocol().refusal(why);
        channel.writeAndFlush(Unpooled.copiedBuffer(line, StandardCharsets.US_ASCII))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** Channels without an Internet address, as in tests, count as this machine. */
    private static InetSocketAddress inet(SocketAddress address) {
        return address instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet
                : new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
