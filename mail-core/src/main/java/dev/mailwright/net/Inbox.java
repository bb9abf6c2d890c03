package dev.mailwright.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What has arrived and is not yet handled. The event loop adds buffers, the strand takes frames. Above a mark the channel stops reading, until the strand
 * has handled everything and asks for more; a framing that waits for a frame larger than the mark therefore gets it.
 */
final class Inbox {

    /** What a buffer costs beside its octets: a peer that sends single octets must not fill the memory with buffers. */
    private static final int OVERHEAD = 256;

    private final Channel channel;
    private final int mark;
    private final Runnable paused;
    private final Queue<ByteBuf> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private volatile int kept;
    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

    Inbox(Channel channel, int mark, Runnable paused) {
        this.channel = channel;
        this.mark = mark;
        this.paused = paused;
    }

    /** On the loop. */
    void add(ByteBuf buffer) {
        int cost = buffer.readableBytes() + OVERHEAD;
        arrived.add(buffer);
        if (queued.addAndGet(cost) + kept >= mark) {
            channel.config().setAutoRead(false);
            paused.run();
        }
    }

    /** On the strand. */
    <F> Optional<F> next(Framing<F> framing) {
        gather();
        try {
            return framing.next(bytes);
        } finally {
            settle();
        }
    }

    /** On the strand. */
    boolean hasInput() {
        return kept > 0 || queued.get() > 0;
    }

    /** On the strand: everything was handled, more is welcome. */
    void hungry() {
        if (!channel.config().isAutoRead()) {
            channel.config().setAutoRead(true);
        }
    }

    /** On the strand, drops everything. */
    void discard() {
        gather();
        bytes.skipBytes(bytes.readableBytes());
        settle();
    }

    /** On the strand: everything that is not handled, which is no longer here. */
    ByteBuf rest() {
        gather();
        ByteBuf rest = bytes;
        bytes = Unpooled.EMPTY_BUFFER;
        settle();
        return rest;
    }

    private void gather() {
        for (ByteBuf buffer = arrived.poll(); buffer != null; buffer = arrived.poll()) {
            queued.addAndGet(-buffer.readableBytes() - OVERHEAD);
            append(buffer);
        }
    }

    private void append(ByteBuf buffer) {
        if (!bytes.isReadable()) {
            bytes.release();
            bytes = buffer;
            return;
        }
        if (bytes.isReadOnly() || bytes.refCnt() > 1 || bytes.maxWritableBytes() < buffer.readableBytes()) {
            bytes = moved(channel.alloc(), bytes, buffer.readableBytes());
        }
        bytes.discardSomeReadBytes().writeBytes(buffer);
        buffer.release();
    }

    private static ByteBuf moved(ByteBufAllocator allocator, ByteBuf old, int more) {
        ByteBuf wider = allocator.buffer(Math.max(512, 2 * (old.readableBytes() + more)));
        wider.writeBytes(old);
        old.release();
        return wider;
    }

    /** An idle connection holds no buffer. */
    private void settle() {
        if (!bytes.isReadable()) {
            bytes.release();
            bytes = Unpooled.EMPTY_BUFFER;
        }
        kept = bytes.readableBytes();
    }
}
