package dev.mailwright.transcript.net;

import dev.mailwright.transcript.Dialogue;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.FileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;

/** The server's end of a connection as a channel pipeline without a socket. TLS is not played through it. */
public final class EmbeddedDialogue implements Dialogue {
    private final EmbeddedChannel channel;

    /** A channel with the server's handlers in it, as its listener would make one. */
    public EmbeddedDialogue(EmbeddedChannel channel) {
        this.channel = channel;
    }

    @Override
    public byte[] greeting() {
        return said();
    }

    @Override
    public byte[] receive(byte[] bytes) {
        if (channel.isActive()) {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        }
        return said();
    }

    @Override
    public boolean closed() {
        return !channel.isActive();
    }

    @Override
    public void secured() {
        throw new AssertionError("TLS is not played through an embedded channel");
    }

    @Override
    public void hungUp() {
        channel.finishAndReleaseAll();
    }

    @Override
    public byte[] more(Duration patience) {
        return said();
    }

    private byte[] said() {
        channel.runPendingTasks();
        channel.checkException();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object written = channel.readOutbound(); written != null; written = channel.readOutbound()) {
            try {
                write(written, bytes);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } finally {
                ReferenceCountUtil.release(written);
            }
        }
        return bytes.toByteArray();
    }

    private static void write(Object written, ByteArrayOutputStream to) throws IOException {
        if (written instanceof ByteBuf buffer) {
            buffer.readBytes(to, buffer.readableBytes());
        } else if (written instanceof ByteBufHolder holder) {
            holder.content().readBytes(to, holder.content().readableBytes());
        } else if (written instanceof FileRegion region) {
            region(region, Channels.newChannel(to));
        } else {
            throw new AssertionError("the pipeline writes what is no bytes: " + written.getClass());
        }
    }

    private static void region(FileRegion region, WritableByteChannel to) throws IOException {
        long count = 1;
        while (region.transferred() < region.count() && count > 0) {
            count = region.transferTo(to, region.transferred());
        }
    }
}
