package dev.mailwright.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Raw DEFLATE in both directions, between TLS and the strand. Confined to the event loop.
 *
 * <p>A few octets may stand for a thousand times as many. What they stand for is therefore made in small pieces, and no more
 * of it than the inbox takes: the rest waits compressed until the strand asks for more. Whoever makes the server expand more
 * than 64 MiB and more than 100 times what it sent is cut, since it only wants to keep us busy.
 */
// rfc4978#3
final class Deflation extends ChannelDuplexHandler {

    static final long FREE = 64L * 1024 * 1024;
    static final int RATIO = 100;

    /** What a higher level saves is little beside the time that it takes on the loop. */
    private static final int LEVEL = 4;

    private static final int PIECE = 8 * 1024;

    private final Inflater inflater = new Inflater(true);
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private final byte[] piece = new byte[PIECE];
    private long received;
    private long expanded;
    private boolean more;
    private boolean unflushed;
    private boolean ended;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws IOException {
        ByteBuf octets = (ByteBuf) message;
        received += octets.readableBytes();
        waiting.add(ByteBufUtil.getBytes(octets));
        octets.release();
        expand(context);
    }

    /** The strand takes more: what waits comes first. */
    @Override
    public void read(ChannelHandlerContext context) throws IOException {
        if (more) {
            expand(context);
            context.fireChannelReadComplete();
        }
        if (!more) {
            context.read();
        }
    }

    private void expand(ChannelHandlerContext context) throws IOException {
        more = true;
        while (!ended && context.channel().config().isAutoRead()) {
            int length = inflate();
            if (length == 0) {
                more = false;
                return;
            }
            expanded += length;
            if (expanded > FREE && expanded / RATIO > received) {
                throw new IOException("what the peer compressed expands too far");
            }
            context.fireChannelRead(context.alloc().buffer(length).writeBytes(piece, 0, length));
        }
    }

    private int inflate() throws IOException {
        try {
            int length = inflater.inflate(piece);
            while (length == 0 && inflater.needsInput() && !waiting.isEmpty()) {
                inflater.setInput(waiting.remove());
                length = inflater.inflate(piece);
            }
            if (inflater.finished()) {
                throw new IOException("the peer ended its compressed stream");
            }
            return length;
        } catch (DataFormatException e) {
            throw new IOException("the peer does not compress", e);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        ByteBuf octets = (ByteBuf) message;
        try {
            if (ended) {
                promise.setFailure(new IOException("the connection is over"));
                return;
            }
            deflater.setInput(ByteBufUtil.getBytes(octets));
            unflushed = true;
            context.write(deflated(context, Deflater.NO_FLUSH), promise);
        } finally {
            octets.release();
        }
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        if (unflushed && !ended) {
            unflushed = false;
            context.write(deflated(context, Deflater.SYNC_FLUSH));
        }
        context.flush();
    }

    private ByteBuf deflated(ChannelHandlerContext context, int flush) {
        ByteBuf to = context.alloc().buffer();
        byte[] part = new byte[PIECE];
        int length;
        do {
            length = deflater.deflate(part, 0, PIECE, flush);
            to.writeBytes(part, 0, length);
        } while (length == PIECE);
        return to;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ended = true;
        waiting.clear();
        inflater.end();
        deflater.end();
    }
}
