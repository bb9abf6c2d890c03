package dev.mailwright.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Buffers and file slices in the order in which they were said. Confined to the strand. */
final class Output implements Outlet {

    private static final int FIRST = 512;

    private final ByteBufAllocator allocator;
    private final Deque<Object> items = new ArrayDeque<>();
    private @Nullable ByteBuf tail;
    private long settled;

    Output(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    @Override
    public Outlet text(CharSequence latin1) {
        appender().writeCharSequence(latin1, StandardCharsets.ISO_8859_1);
        return this;
    }

    @Override
    public Outlet octets(byte[] octets) {
        appender().writeBytes(octets);
        return this;
    }

    @Override
    public Outlet buffer(ByteBuf buffer) {
        if (buffer.readableBytes() <= FIRST) {
            appender().writeBytes(buffer);
            buffer.release();
            return this;
        }
        close();
        items.add(buffer);
        settled += buffer.readableBytes();
        return this;
    }

    @Override
    public ByteBuf appender() {
        ByteBuf open = tail;
        if (open == null) {
            open = allocator.buffer(FIRST);
            tail = open;
            items.add(open);
        }
        return open;
    }

    @Override
    public WritableByteChannel channel() {
        return new Appending(this);
    }

    @Override
    public Outlet file(FileChannel file, long position, long length, Runnable done) {
        if (length == 0) {
            done.run();
            return this;
        }
        close();
        items.add(new FileSlice(file, position, length, done));
        settled += length;
        return this;
    }

    @Override
    public long pending() {
        return settled + (tail == null ? 0 : tail.readableBytes());
    }

    /** Whether sending may need a worker. */
    boolean holdsFile() {
        return items.stream().anyMatch(FileSlice.class::isInstance);
    }

    /** The item that goes out first, or null. */
    @Nullable
    Object first() {
        close();
        return items.peek();
    }

    /** The first item is gone, or so much of it. */
    void sent(long octets, boolean whole) {
        settled -= octets;
        if (whole) {
            items.remove();
        }
    }

    /** Where we are, to come back to if what follows fails. Nothing may be sent in between. */
    Mark mark() {
        return new Mark(items.size(), tail == null ? 0 : tail.writerIndex());
    }

    void reset(Mark mark) {
        close();
        while (items.size() > mark.items) {
            Object dropped = items.removeLast();
            settled -= size(dropped);
            discard(dropped);
        }
        if (mark.written > 0 && items.peekLast() instanceof ByteBuf last) {
            settled -= last.readableBytes();
            last.writerIndex(mark.written);
            tail = last;
        }
    }

    void release() {
        reset(new Mark(0, 0));
    }

    private void close() {
        if (tail != null) {
            settled += tail.readableBytes();
            tail = null;
        }
    }

    private static long size(Object item) {
        return item instanceof ByteBuf buffer ? buffer.readableBytes() : ((FileSlice) item).length();
    }

    private static void discard(Object item) {
        if (item instanceof FileSlice slice) {
            slice.done();
        } else {
            ReferenceCountUtil.release(item);
        }
    }

    /** A place in the output. */
    record Mark(int items, int written) {}

    private record Appending(Output out) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer source) {
            int length = source.remaining();
            out.appender().writeBytes(source);
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
