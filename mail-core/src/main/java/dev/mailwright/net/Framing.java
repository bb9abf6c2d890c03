package dev.mailwright.net;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cuts the bytes of a connection into frames. The strand asks for one frame at a time and handles it before it asks for the next, so that a session may
 * change the framing between any two bytes (DATA, BDAT, IMAP literals) with {@link Link#framing}.
 *
 * <p>A framing keeps its own state (how far it has looked) and serves one connection; it is confined to its strand. It must be linear, must bound what it
 * waits for, and its frames must not depend on how the bytes were cut into packets, {@link Chunk}s excepted. A thrown exception ends the connection.
 *
 * @param <F> the frames of the protocol
 */
@FunctionalInterface
public interface Framing<F> {

    /**
     * Takes one frame off the front.
     *
     * @param in what has arrived and is not yet taken; anything read is gone, also when no frame comes out; never kept beyond the call
     * @return empty when more bytes are needed
     */
    Optional<F> next(ByteBuf in);

    /** The same bytes as other frames. */
    default <G> Framing<G> map(Function<? super F, ? extends G> each) {
        return in -> next(in).map(each);
    }

    /**
     * Lines that end in CRLF; see {@link LineFraming} for what happens to others.
     *
     * @param max the longest line in octets, CRLF included
     */
    static Framing<Frame> lines(int max) {
        return new LineFraming(max);
    }

    /** Exactly {@code length} octets, in chunks; the last one says so. After it the session must set another framing. */
    static Framing<Frame> counted(long length) {
        return new CountedFraming(length);
    }
}
