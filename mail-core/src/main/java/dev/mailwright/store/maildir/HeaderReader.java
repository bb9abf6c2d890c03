package dev.mailwright.store.maildir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a message up to the empty line that ends its header, that line included. */
final class HeaderReader {

    private static final int BUFFER = 4096;

    /** More than any header that can be received; what lies beyond is cut. */
    private static final int MAX_HEADER = 64 * 1024 * 1024;

    private HeaderReader() {}

    static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream(BUFFER);
        byte[] buffer = new byte[BUFFER];
        int lineLength = 0;
        for (int n = in.read(buffer); n >= 0 && header.size() < MAX_HEADER; n = in.read(buffer)) {
            for (int i = 0; i < n; i++) {
                if (buffer[i] == '\n') {
                    if (lineLength == 0) {
                        header.write(buffer, 0, i + 1);
                        return header.toByteArray();
                    }
                    lineLength = 0;
                } else if (buffer[i] != '\r') {
                    lineLength++;
                }
            }
            header.write(buffer, 0, n);
        }
        return header.toByteArray();
    }
}
