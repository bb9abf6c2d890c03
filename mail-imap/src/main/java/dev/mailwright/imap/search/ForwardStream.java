package dev.mailwright.imap.search;

import java.io.IOException;
import java.io.InputStream;

/** Cuts windows out of a stream, one after the other and never backwards. Confined to one thread. */
final class ForwardStream {

    private final InputStream source;
    private long position;

    ForwardStream(InputStream source) {
        this.source = source;
    }

    /** Octets of the source; the window before it ends. One that lies behind is empty. */
    InputStream window(long from, long length) throws IOException {
        if (from < position) {
            return InputStream.nullInputStream();
        }
        source.skipNBytes(from - position);
        position = from;
        return new Window(from + length);
    }

    private final class Window extends InputStream {

        private final long end;

        private Window(long end) {
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            int octet = position < end ? source.read() : -1;
            position += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (position >= end) {
                return length == 0 ? 0 : -1;
            }
            int got = source.read(to, offset, (int) Math.min(length, end - position));
            position += Math.max(0, got);
            return got;
        }
    }
}
