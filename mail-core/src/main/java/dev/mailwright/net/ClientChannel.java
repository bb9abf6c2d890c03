package dev.mailwright.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The handler behind a {@link ClientLink}: cuts lines. Its fields belong to the event loop, but for {@link #context}. */
final class ClientChannel extends ChannelInboundHandlerAdapter implements ClientLink {

    private static final int HANDSHAKE_MILLIS = 30_000;
    private static final int MAX_EARLY = 1_000;

    private final InetSocketAddress peer;
    private final ClientTls tls;
    private final byte[] line = new byte[MAX_LINE];
    private final Queue<String> early = new ArrayDeque<>();
    private int length;
    private @Nullable Listener listener;
    private @Nullable Throwable end;
    private volatile @Nullable ChannelHandlerContext context;
    private volatile boolean encrypted;

    ClientChannel(InetSocketAddress peer, ClientTls tls) {
        this.peer = peer;
        this.tls = tls;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    private ChannelHandlerContext context() {
        ChannelHandlerContext current = context;
        if (current == null) {
            throw new IllegalStateException("the connection is not there yet");
        }
        return current;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            while (bytes.isReadable() && end == null) {
                byte octet = bytes.readByte();
                if (octet == '\n') {
                    emit();
                } else if (length == MAX_LINE) {
                    end(new IOException("the server sends a line of more than " + MAX_LINE + " octets"));
                } else {
                    line[length++] = octet;
                }
            }
        } finally {
            ReferenceCountUtil.release(bytes);
        }
    }

    private void emit() {
        int size = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        String text = new String(line, 0, size, StandardCharsets.UTF_8);
        length = 0;
        Listener told = listener;
        if (told != null) {
            told.line(text);
        } else if (early.size() < MAX_EARLY) {
            early.add(text);
        } else {
            end(new IOException("the server talks without being asked"));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end(new EOFException("the server closed the connection"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        end(cause);
    }

    private void end(Throwable why) {
        if (end == null) {
            end = why;
            context().close();
            if (listener != null) {
                listener.closed(why);
            }
        }
    }

    @Override
    public void listen(Listener given) {
        context().executor().execute(() -> {
            listener = given;
            for (String text = early.poll(); text != null; text = early.poll()) {
                given.line(text);
            }
            if (end != null) {
                given.closed(end);
            }
        });
    }

    @Override
    public CompletionStage<Void> send(byte[] octets) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        context().writeAndFlush(Unpooled.wrappedBuffer(octets)).addListener(done -> {
            if (done.isSuccess()) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(done.cause());
            }
        });
        return sent;
    }

    @Override
    public CompletionStage<Void> startTls(ClientTls.Demand demand) {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        context().executor().execute(() -> handshake(demand, begun));
        return begun;
    }

    private void handshake(ClientTls.Demand demand, CompletableFuture<Void> begun) {
        if (length > 0 || !early.isEmpty() || end != null) {
            end(new IOException("the server speaks before TLS begins"));
            begun.completeExceptionally(end == null ? new IOException("closed") : end);
            return;
        }
        try {
            SslHandler handler = new SslHandler(tls.engine(demand, peer.getPort()));
            handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
            context().pipeline().addFirst(handler);
            handler.handshakeFuture().addListener(done -> {
                if (done.isSuccess()) {
                    encrypted = true;
                    begun.complete(null);
                } else {
                    begun.completeExceptionally(done.cause());
                    end(done.cause());
                }
            });
        } catch (GeneralSecurityException e) {
            end(e);
            begun.completeExceptionally(e);
        }
    }

    @Override
    public boolean isOpen() {
        return context().channel().isActive();
    }

    @Override
    public boolean isEncrypted() {
        return encrypted;
    }

    @Override
    public InetSocketAddress peer() {
        return peer;
    }

    @Override
    public void close() {
        context().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
}
