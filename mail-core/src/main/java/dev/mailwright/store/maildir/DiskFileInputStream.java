package dev.mailwright.store.maildir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads a file from its beginning; closing leaves the file open. For one thread. */
final class DiskFileInputStream extends InputStream {

    private final DiskFile file;
    private long at;

    DiskFileInputStream(DiskFile file) {
        this.file = file;
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
        int n = file.read(ByteBuffer.wrap(to, offset, length), at);
        at += Math.max(0, n);
        return n;
    }
}
