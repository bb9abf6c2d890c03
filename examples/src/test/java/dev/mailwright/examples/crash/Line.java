package dev.mailwright.examples.crash;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection that speaks in lines. */
final class Line implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    Line(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    String read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server hung up");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Reads a whole SMTP reply and requires its code. */
    void expect(String code) throws IOException {
        String line = read();
        while (line.startsWith(code + "-")) {
            line = read();
        }
        if (!line.startsWith(code)) {
            throw new IOException("expected " + code + ", not " + line);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
