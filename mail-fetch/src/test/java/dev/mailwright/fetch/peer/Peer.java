package dev.mailwright.fetch.peer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;

/** A server on a loopback port with a thread for each connection. */
public abstract class Peer implements AutoCloseable {

    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong cut = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong sent = new AtomicLong();

    /** @param sockets plain ones, or with TLS */
    Peer(ServerSocketFactory sockets) {
        try {
            listening = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to listen; what it serves is set up by then. */
    final void start() {
        Thread thread = new Thread(this::accept, "peer-" + port());
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** How many connections there have been. */
    public int connections() {
        return connections.get();
    }

    /** Octets sent on the connections so far. */
    public long sent() {
        return sent.get();
    }

    /** Cuts the next connection after it has sent so many octets. */
    public void cutAfter(long octets) {
        cut.set(octets);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(socket), "peer-connection-" + port());
                thread.setDaemon(true);
                thread.start();
            } catch (IOException over) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            converse(new Line(socket, cut.getAndSet(Long.MAX_VALUE)));
        } catch (IOException | RuntimeException gone) {
            open.remove(socket);
        }
        open.remove(socket);
    }

    abstract void converse(Line line) throws IOException;

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection. */
    public final class Line {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private long left;

        Line(Socket socket, long left) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
            this.left = left;
        }

        /** A line without its end; empty at the end of the connection too. */
        public String read() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("closed");
                }
                line.append((char) c);
            }
            return line.toString().stripTrailing();
        }

        public void say(String... lines) throws IOException {
            for (String line : lines) {
                raw(line + "\r\n");
            }
        }

        /** As it is; the connection ends when its octets are used up. */
        public void raw(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            int part = (int) Math.min(left, bytes.length);
            out.write(bytes, 0, part);
            left -= part;
            sent.addAndGet(part);
            if (part < bytes.length) {
                out.flush();
                socket.shutdownOutput();
                throw new IOException("cut");
            }
        }
    }
}
