package dev.mailwright.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.FileRegion;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** A part of a file on its way out, taken off its front piece by piece. */
final class FileSlice {

    private final FileChannel file;
    private final Runnable done;
    private long position;
    private long length;

    FileSlice(FileChannel file, long position, long length, Runnable done) {
        this.file = file;
        this.position = position;
        this.length = length;
        this.done = done;
    }

    long length() {
        return length;
    }

    /** Reads at most so much into a buffer; blocks. */
    ByteBuf read(ByteBufAllocator allocator, int max) throws IOException {
        int wanted = (int) Math.min(max, length);
        ByteBuf buffer = allocator.buffer(wanted);
        try {
            while (buffer.readableBytes() < wanted) {
                int got = buffer.writeBytes(file, position + buffer.readableBytes(), wanted - buffer.readableBytes());
                if (got < 0) {
                    throw new IOException(
                            "the file is " + (length - buffer.readableBytes()) + " octets shorter than it was");
                }
            }
        } catch (IOException | RuntimeException broken) {
            buffer.release();
            throw broken;
        }
        took(wanted);
        return buffer;
    }

    /** At most so much for the kernel to send. */
    FileRegion region(int max) {
        long taken = Math.min(max, length);
        FileRegion region = new FilePart(file, position, taken);
        took(taken);
        return region;
    }

    void done() {
        done.run();
    }

    private void took(long octets) {
        position += octets;
        length -= octets;
    }
}
