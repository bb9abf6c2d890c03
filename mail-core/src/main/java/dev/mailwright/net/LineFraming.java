package dev.mailwright.net;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Lines that end in CRLF.
 *
 * <p>A bare LF ends a line too, flagged {@link LineDefect#BARE_LF}, so that a peer that sends them gets an answer and does not wait for ever; the protocol
 * refuses the line and closes. A bare CR ends nothing and is flagged. Nothing is repaired.
 *
 * <p>A line beyond the maximum is dropped as it arrives and becomes one {@link TooLong} when it ends, or when {@value #ENDLESS} maxima were dropped.
 */
final class LineFraming implements Framing<Frame> {

    /** How many octets of a dropped line are kept. */
    static final int KEPT = 64;

    /** How many times the maximum is dropped before the line counts as endless. */
    static final int ENDLESS = 8;

    private final int max;
    private int seen;
    private long dropped;
    private String start = "";

    LineFraming(int max) {
        if (max < 2) {
            throw new IllegalArgumentException("a line must be allowed at least 2 octets, not " + max);
        }
        this.max = max;
    }

    @Override
    public Optional<Frame> next(ByteBuf in) {
        if (dropped > 0) {
            return drop(in);
        }
        int end =
                in.indexOf(in.readerIndex() + seen, in.readerIndex() + Math.min(in.readableBytes(), max), (byte) '\n');
        if (end >= 0) {
            seen = 0;
            return Optional.of(line(in, end - in.readerIndex()));
        }
        if (in.readableBytes() < max) {
            seen = in.readableBytes();
            return Optional.empty();
        }
        start = in.toString(in.readerIndex(), Math.min(KEPT, max), StandardCharsets.ISO_8859_1);
        in.skipBytes(max);
        dropped = max;
        seen = 0;
        return drop(in);
    }

    private Optional<Frame> drop(ByteBuf in) {
        int room = (int) Math.min(in.readableBytes(), (long) max * ENDLESS - dropped);
        int end = in.indexOf(in.readerIndex(), in.readerIndex() + room, (byte) '\n');
        int gone = end < 0 ? room : end - in.readerIndex() + 1;
        in.skipBytes(gone);
        dropped += gone;
        boolean endless = end < 0 && dropped >= (long) max * ENDLESS;
        if (end < 0 && !endless) {
            return Optional.empty();
        }
        TooLong frame = new TooLong(start, dropped, endless);
        dropped = 0;
        start = "";
        return Optional.of(frame);
    }

    private static Line line(ByteBuf in, int length) {
        byte[] octets = new byte[length];
        in.readBytes(octets).skipBytes(1);
        boolean strict = length > 0 && octets[length - 1] == '\r';
        EnumSet<LineDefect> defects = EnumSet.noneOf(LineDefect.class);
        int size = strict ? length - 1 : length;
        if (!strict) {
            defects.add(LineDefect.BARE_LF);
        }
        for (int i = 0; i < size; i++) {
            if (octets[i] == '\r') {
                defects.add(LineDefect.BARE_CR);
            } else if (octets[i] == 0) {
                defects.add(LineDefect.NUL);
            }
        }
        return new Line(new String(octets, 0, size, StandardCharsets.ISO_8859_1), defects);
    }
}
