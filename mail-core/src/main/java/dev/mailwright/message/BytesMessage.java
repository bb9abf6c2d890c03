package dev.mailwright.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A message in memory. */
final class BytesMessage implements Message {

    private final byte[] bytes;

    BytesMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void transferTo(OutputStream to) {
        try {
            to.write(bytes);
        } catch (IOException e) {
            throw new MessageIoException("copying a message", e);
        }
    }

    @Override
    public void close() {
        // memory is the collector's
    }

    @Override
    public String toString() {
        return "message of " + bytes.length + " octets in memory";
    }
}
