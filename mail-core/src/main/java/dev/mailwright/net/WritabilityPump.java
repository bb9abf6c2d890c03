package dev.mailwright.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;

/**
 * Hands what was said to the channel, and no more than the channel takes: a peer that does not read holds at most the high-water mark and no thread.
 *
 * <p>File slices go as file regions where the kernel can send them, piece by piece, since regions do not count for writability; else they are read in
 * chunks on a worker.
 */
final class WritabilityPump {

    private static final int CHUNK = 32 * 1024;
    private static final int REGION = 256 * 1024;

    private final ChannelHandlerContext context;
    private final Output output;
    private final Runnable signal;
    private volatile boolean inFlight;
    private boolean unflushed;

    WritabilityPump(ChannelHandlerContext context, Output output, Runnable signal) {
        this.context = context;
        this.output = output;
        this.signal = signal;
    }

    /** Whether the peer takes more. If not, a signal follows when it does. */
    boolean ready() {
        return !inFlight && context.channel().isWritable();
    }

    /** Sends what was said: AGAIN when all of it went, REST when the peer must read first, WORKER when a file must be read. */
    Progress send(boolean onLoop) throws IOException {
        Progress progress = Progress.AGAIN;
        while (progress == Progress.AGAIN) {
            Object item = output.first();
            if (item == null) {
                break;
            }
            progress = item instanceof FileSlice slice ? send(slice, onLoop) : send((ByteBuf) item);
        }
        if (unflushed) {
            unflushed = false;
            context.flush();
        }
        return progress;
    }

    private Progress send(ByteBuf buffer) {
        output.sent(buffer.readableBytes(), true);
        write(buffer);
        return ready() ? Progress.AGAIN : Progress.REST;
    }

    private Progress send(FileSlice slice, boolean onLoop) throws IOException {
        if (slice.length() == 0) {
            output.sent(0, true);
            slice.done();
            return Progress.AGAIN;
        }
        if (kernelSends()) {
            long before = slice.length();
            inFlight = true;
            context.writeAndFlush(slice.region(REGION)).addListener(sent -> {
                inFlight = false;
                signal.run();
            });
            output.sent(before - slice.length(), false);
            return ready() ? Progress.AGAIN : Progress.REST;
        }
        if (onLoop) {
            return Progress.WORKER;
        }
        ByteBuf chunk = slice.read(context.alloc(), CHUNK);
        output.sent(chunk.readableBytes(), false);
        write(chunk);
        return ready() ? Progress.AGAIN : Progress.REST;
    }

    private void write(ByteBuf buffer) {
        unflushed = true;
        context.write(buffer);
    }

    private boolean kernelSends() {
        return context.channel() instanceof SocketChannel
                && context.pipeline().get(SslHandler.class) == null
                && context.pipeline().get(Deflation.class) == null;
    }
}
