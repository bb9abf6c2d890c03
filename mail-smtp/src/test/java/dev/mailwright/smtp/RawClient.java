package dev.mailwright.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** A client that says what a test wants. For one thread. */
final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static RawClient to(int port) throws IOException {
        return from("127.0.0.1", port);
    }

    /** From an address of this machine. */
    static RawClient from(String local, int port) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.bind(new InetSocketAddress(InetAddress.getAllByName(local)[0], 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        return new RawClient(socket);
    }

    static RawClient tls(int port, SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.startHandshake();
        return new RawClient(socket);
    }

    /** The TLS session of {@link #tls}. */
    SSLSession session() {
        return ((SSLSocket) socket).getSession();
    }

    void send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
    }

    /** Says a line and reads the answer. */
    String say(String line) throws IOException {
        send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        return reply();
    }

    /** All lines of the next answer; empty at the end of the connection. */
    String reply() throws IOException {
        StringBuilder all = new StringBuilder();
        String line;
        do {
            line = line();
            all.append(line).append('\n');
        } while (line.length() > 3 && line.charAt(3) == '-');
        return all.toString().strip();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.write(octet);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    /** Hands one message over; the answer after its end. */
    String mail(String to) throws IOException {
        assertThat(say("EHLO client.test")).startsWith("250");
        assertThat(say("MAIL FROM:<a@y.test>")).startsWith("250");
        assertThat(say("RCPT TO:<" + to + ">")).startsWith("250");
        assertThat(say("DATA")).startsWith("354");
        return say("Subject: test\r\n\r\nbody\r\n.");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
