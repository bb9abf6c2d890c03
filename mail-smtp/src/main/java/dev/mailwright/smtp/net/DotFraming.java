package dev.mailwright.smtp.net;

import dev.mailwright.net.Chunk;
import dev.mailwright.net.Frame;
import dev.mailwright.net.Framing;
import dev.mailwright.smtp.command.DotStream;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.Optional;

/** The text of DATA as chunks, up to its dot; no octet beyond is touched. */
final class DotFraming implements Framing<Frame> {

    private static final int CHUNK = 16 * 1024;

    private final DotStream stream;

    DotFraming(DotStream stream) {
        this.stream = stream;
    }

    @Override
    public Optional<Frame> next(ByteBuf in) {
        int length = Math.min(in.readableBytes(), CHUNK);
        if (length == 0) {
            return Optional.empty();
        }
        byte[] octets = new byte[length];
        in.getBytes(in.readerIndex(), octets);
        byte[] text = new byte[length + DotStream.EXTRA];
        in.skipBytes(stream.take(octets, length, text));
        return Optional.of(new Chunk(Arrays.copyOf(text, stream.written()), stream.ended()));
    }
}
