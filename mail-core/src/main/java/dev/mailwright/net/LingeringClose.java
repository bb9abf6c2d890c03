package dev.mailwright.net;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * The polite end of a connection: our half is shut when all is sent, and we read on for a moment until the peer shuts its own. A plain close with octets
 * unread would reset the connection and take our last words with it, which are often the reason why. Thread-safe.
 */
final class LingeringClose {

    private final Time time;
    private final ConnectionSettings settings;
    private @Nullable Subscription timer;
    private boolean closed;

    LingeringClose(Time time, ConnectionSettings settings) {
        this.time = time;
        this.settings = settings;
    }

    /** On the loop. */
    void begin(ChannelHandlerContext context, boolean peerHasShut) {
        Channel channel = context.channel();
        channel.config().setAutoRead(true);
        arm(time.after(settings.unreadTimeout(), channel::close));
        lastWords(context).addListener(said -> {
            if (!peerHasShut && said.isSuccess() && channel instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
                arm(time.after(settings.lingerTimeout(), channel::close));
            } else {
                channel.close();
            }
        });
    }

    private static ChannelFuture lastWords(ChannelHandlerContext context) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        return tls == null ? context.writeAndFlush(Unpooled.EMPTY_BUFFER) : tls.closeOutbound();
    }

    private synchronized void arm(Subscription next) {
        if (timer != null) {
            timer.close();
        }
        timer = next;
        if (closed) {
            next.close();
        }
    }

    synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.close();
        }
    }
}
