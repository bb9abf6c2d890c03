package dev.mailwright.net;

import dev.mailwright.Subscription;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol.AddressFamily;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits for the PROXY header of a trusted peer, then makes way. Everything about it is bounded: its length, its extensions, its time. */
final class ProxyProtocolHandler extends SimpleChannelInboundHandler<HAProxyMessage> {

    private static final int EXTENSIONS = 2 * 1024;

    private final Connections<?> home;
    private final Endpoints direct;
    private final Consumer<Endpoints> next;
    private @Nullable Subscription patience;

    private ProxyProtocolHandler(Connections<?> home, Endpoints direct, Consumer<Endpoints> next) {
        this.home = home;
        this.direct = direct;
        this.next = next;
    }

    static void install(Channel channel, Connections<?> home, Endpoints direct, Consumer<Endpoints> next) {
        channel.pipeline().addLast("proxy-header", new HAProxyMessageDecoder(EXTENSIONS));
        channel.pipeline().addLast("proxy", new ProxyProtocolHandler(home, direct, next));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        patience = home.time()
                .after(
                        home.settings().proxyTimeout(),
                        () -> context.executor().execute(() -> fail(context, "timeout")));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (patience != null) {
            patience.close();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HAProxyMessage header) throws UnknownHostException {
        Endpoints told = endpoints(header);
        context.pipeline().remove(this);
        next.accept(told);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(context, String.valueOf(cause.getMessage()));
    }

    private void fail(ChannelHandlerContext context, String reason) {
        if (!context.isRemoved()) {
            home.events().proxyFailed(direct.remote(), reason);
            context.close();
        }
    }

    /** A header without addresses (LOCAL, UNKNOWN) is the proxy speaking for itself. */
    private Endpoints endpoints(HAProxyMessage header) throws UnknownHostException {
        AddressFamily family = header.proxiedProtocol().addressFamily();
        boolean inet = family == AddressFamily.AF_IPv4 || family == AddressFamily.AF_IPv6;
        if (header.command() == HAProxyCommand.LOCAL || !inet) {
            return direct;
        }
        return new Endpoints(
                address(header.sourceAddress(), header.sourcePort()),
                address(header.destinationAddress(), header.destinationPort()),
                true);
    }

    private static InetSocketAddress address(@Nullable String literal, int port) throws UnknownHostException {
        if (literal == null) {
            throw new UnknownHostException("an address is missing");
        }
        return new InetSocketAddress(InetAddress.getByAddress(IpLiteral.parse(literal)), port);
    }
}
