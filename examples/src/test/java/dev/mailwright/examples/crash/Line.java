package dev.mailwright.examples.crash;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection that speaks in lines. */
final class Line implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    Line(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
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

    /**
     * Sends an IMAP command and reads its responses, the tagged one as the last.
     *
     * @param tag with a space behind it
     * @throws IOException unless the answer is OK
     */
    List<String> command(String tag, String text) throws IOException {
        send(tag + text + "\r\n");
        List<String> responses = new ArrayList<>();
        String response = read();
        responses.add(response);
        while (!response.startsWith(tag)) {
            response = read();
            responses.add(response);
        }
        if (!response.startsWith(tag + "OK")) {
            throw new IOException(text + " was answered " + response);
        }
        return responses;
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
