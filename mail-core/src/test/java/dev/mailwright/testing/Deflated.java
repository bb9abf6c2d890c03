package dev.mailwright.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A connection whose octets are raw DEFLATE in both directions, as a client sees it after COMPRESS (RFC 4978). */
public final class Deflated extends Socket {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private Deflated(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new Endless(socket.getInputStream());
        this.out = new Flushing(new DeflaterOutputStream(socket.getOutputStream(), new Deflater(6, true), 8192, true));
    }

    public static Socket over(Socket socket) throws IOException {
        return new Deflated(socket);
    }

    /** The beginning of a stream, flushed. */
    public static byte[] of(String latin1) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (OutputStream out = new Flushing(new DeflaterOutputStream(octets, new Deflater(9, true), 8192, true))) {
            out.write(latin1.getBytes(StandardCharsets.ISO_8859_1));
            return octets.toByteArray();
        }
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public synchronized void close() throws IOException {
        socket.close();
    }

    /** The stream has no last block: it ends with the connection. */
    private static final class Endless extends InflaterInputStream {

        Endless(InputStream in) {
            super(in, new Inflater(true));
        }

        @Override
        public int read(byte[] octets, int from, int length) throws IOException {
            try {
                return super.read(octets, from, length);
            } catch (EOFException end) {
                return -1;
            }
        }
    }

    private static final class Flushing extends OutputStream {
        private final OutputStream to;

        Flushing(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            to.write(octets, from, length);
            to.flush();
        }
    }
}
