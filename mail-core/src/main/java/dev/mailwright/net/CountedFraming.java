package dev.mailwright.net;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** Exactly so many octets, given as they come in chunks of at most {@value #CHUNK}; no octet beyond is touched. */
final class CountedFraming implements Framing<Frame> {

    /** The largest chunk, in octets. */
    static final int CHUNK = 16 * 1024;

    private long left;
    private boolean done;

    CountedFraming(long length) {
        if (length < 0) {
            throw new IllegalArgumentException("a negative length: " + length);
        }
        this.left = length;
    }

    @Override
    public Optional<Frame> next(ByteBuf in) {
        if (done) {
            throw new IllegalStateException("the counted octets have ended and no other framing was set");
        }
        if (left > 0 && !in.isReadable()) {
            return Optional.empty();
        }
        byte[] octets = new byte[(int) Math.min(Math.min(left, CHUNK), in.readableBytes())];
        in.readBytes(octets);
        left -= octets.length;
        done = left == 0;
        return Optional.of(new Chunk(octets, done));
    }
}
