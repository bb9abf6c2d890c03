package dev.mailwright.message;

import java.io.IOException;
import java.io.InputStream;

/** A stream that is made octet by octet out of a buffered other one. */
abstract class DecodingInputStream extends InputStream {

    private final InputStream source;
    private final byte[] buffer = new byte[4096];
    private int at;
    private int end;

    DecodingInputStream(InputStream source) {
        this.source = source;
    }

    /** The next octet of the source, -1 at its end. */
    final int raw() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, source.read(buffer));
            if (end == 0) {
                return -1;
            }
        }
        return buffer[at++] & 0xff;
    }

    /** The next octet that is decoded, -1 at the end. */
    abstract int decode() throws IOException;

    @Override
    public final int read() throws IOException {
        return decode();
    }

    @Override
    public final int read(byte[] to, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            int octet = decode();
            if (octet < 0) {
                return i == 0 ? -1 : i;
            }
            to[offset + i] = (byte) octet;
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
