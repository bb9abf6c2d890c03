package dev.mailwright.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * Walks over a stream line by line in one fixed buffer. At the start of each line its head, {@value #HEAD} octets or the
 * whole line, lies in the buffer in one piece; the rest is passed over or copied out.
 */
final class LineSource {

    static final int HEAD = 256;

    private final InputStream source;
    private final byte[] buffer = new byte[16 * 1024];
    private int at;
    private int filled;
    private boolean ended;
    private long consumed;
    private long lineFeeds;
    private int lastEol;

    LineSource(InputStream source) {
        this.source = source;
    }

    /** Moves to the next line; false at the end. The line before must have been passed. */
    boolean next() throws IOException {
        while (!ended && filled - at < HEAD) {
            if (at > 0) {
                System.arraycopy(buffer, at, buffer, 0, filled - at);
                filled -= at;
                at = 0;
            }
            refill();
        }
        return at < filled;
    }

    private void refill() throws IOException {
        int n = source.read(buffer, filled, buffer.length - filled);
        if (n < 0) {
            ended = true;
        } else {
            filled += n;
        }
    }

    byte[] buffer() {
        return buffer;
    }

    /** Index in the buffer at which the line starts. */
    int start() {
        return at;
    }

    /** Octets of the head, without the line end if that is in it. */
    int headLength() {
        int limit = Math.min(filled, at + HEAD);
        for (int i = at; i < limit; i++) {
            if (buffer[i] == '\n') {
                return (i > at && buffer[i - 1] == '\r' ? i - 1 : i) - at;
            }
        }
        return limit - at;
    }

    /** Octets before the line. */
    long position() {
        return consumed;
    }

    /** Line feeds before the line. */
    long lineFeeds() {
        return lineFeeds;
    }

    /** Length of the line end that the line before had: 2, 1 or, at the beginning, 0. */
    int lastEol() {
        return lastEol;
    }

    boolean isBlank() {
        return buffer[at] == '\n' || buffer[at] == '\r' && at + 1 < filled && buffer[at + 1] == '\n';
    }

    /** Passes the line, copying its octets, line end included, as long as the sink takes them. */
    void pass(Sink sink) throws IOException {
        boolean cr = false;
        while (true) {
            int i = at;
            while (i < filled && buffer[i] != '\n') {
                i++;
            }
            boolean found = i < filled;
            int stop = found ? i + 1 : i;
            if (stop > at) {
                sink.take(buffer, at, stop - at);
            }
            if (found) {
                boolean crlf = i > at ? buffer[i - 1] == '\r' : cr;
                lastEol = crlf ? 2 : 1;
                lineFeeds++;
            } else if (i > at) {
                cr = buffer[i - 1] == '\r';
                lastEol = 0;
            }
            consumed += stop - at;
            at = stop;
            if (found || ended) {
                return;
            }
            at = 0;
            filled = 0;
            refill();
        }
    }

    /** Takes the octets of a line piece by piece. */
    interface Sink {

        Sink NONE = (bytes, offset, length) -> {};

        void take(byte[] bytes, int offset, int length);
    }
}
