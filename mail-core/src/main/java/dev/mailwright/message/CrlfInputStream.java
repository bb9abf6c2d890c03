package dev.mailwright.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * Turns LF into CRLF on the way, so that offsets and sizes are those that a client sees. A CRLF and a lone CR pass
 * unchanged. For one thread; closing closes the source.
 */
public final class CrlfInputStream extends InputStream {

    private final InputStream source;
    private final byte[] buffer;
    private int at;
    private int end;
    private boolean afterCr;
    private boolean owesLf;

    public CrlfInputStream(InputStream source) {
        this(source, 8192);
    }

    CrlfInputStream(InputStream source, int bufferSize) {
        this.source = source;
        this.buffer = new byte[bufferSize];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == end && !owesLf) {
            at = 0;
            end = Math.max(0, source.read(buffer, 0, buffer.length));
            if (end == 0) {
                return -1;
            }
        }
        int out = offset;
        int limit = offset + length;
        while (out < limit && (owesLf || at < end)) {
            to[out++] = nextOctet();
        }
        return out - offset;
    }

    private byte nextOctet() {
        if (owesLf) {
            owesLf = false;
            afterCr = false;
            return '\n';
        }
        byte b = buffer[at++];
        if (b == '\n' && !afterCr) {
            owesLf = true;
            return '\r';
        }
        afterCr = b == '\r';
        return b;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
