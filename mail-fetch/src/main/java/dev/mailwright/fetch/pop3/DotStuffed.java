package dev.mailwright.fetch.pop3;

import dev.mailwright.fetch.net.Wire;

/**
 * A multi-line answer up to its final dot: takes the stuffing out and ends each line with CRLF, however the server ended it. Its result does not depend on
 * how the octets were cut. // rfc1939#3
 */
final class DotStuffed implements Wire.Taker {

    private final Wire.Sink to;
    private final byte[] out = new byte[8192];
    private int filled;
    private State state = State.LINE_START;
    private boolean over;

    private enum State {
        LINE_START,
        /** A dot at the start of a line. */
        DOT,
        /** A dot and a CR at the start of a line. */
        DOT_CR,
        TEXT,
        CR
    }

    DotStuffed(Wire.Sink to) {
        this.to = to;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public int take(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end && !over) {
            next(bytes[at++]);
        }
        flush();
        return at - offset;
    }

    private void next(byte b) {
        switch (state) {
            case LINE_START -> {
                if (b == '.') {
                    state = State.DOT;
                } else {
                    text(b);
                }
            }
            case DOT -> {
                if (b == '\r') {
                    state = State.DOT_CR;
                } else if (b == '\n') {
                    over = true;
                } else {
                    text(b);
                }
            }
            case DOT_CR -> {
                if (b == '\n') {
                    over = true;
                } else {
                    put('\r');
                    text(b);
                }
            }
            case CR -> {
                if (b != '\n') {
                    put('\r');
                }
                text(b);
            }
            case TEXT -> text(b);
        }
    }

    private void text(byte b) {
        if (b == '\n') {
            put('\r');
            put('\n');
            state = State.LINE_START;
        } else if (b == '\r') {
            state = State.CR;
        } else {
            put(b);
            state = State.TEXT;
        }
    }

    private void put(int b) {
        if (filled == out.length) {
            flush();
        }
        out[filled++] = (byte) b;
    }

    private void flush() {
        if (filled > 0) {
            to.write(out, 0, filled);
            filled = 0;
        }
    }
}
