package dev.mailwright.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The toy protocol over sockets, a thread for each connection. STARTTLS is a line of the toy protocol here. */
final class ToyServer implements World {
    private final ToyWorld world = new ToyWorld();
    private final ServerSocket listener;
    private final SSLContext tls;
    private final boolean tlsAtOnce;

    ToyServer(SSLContext tls, boolean tlsAtOnce) {
        this.tls = tls;
        this.tlsAtOnce = tlsAtOnce;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        daemon(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "toy-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            converse(socket);
        } catch (IOException gone) {
            return;
        }
    }

    private void converse(Socket plain) throws IOException {
        Socket socket = tlsAtOnce ? secure(plain) : plain;
        ToyDialogue dialogue;
        synchronized (world) {
            dialogue = world.connect();
        }
        socket.getOutputStream().write(dialogue.greeting());
        byte[] buffer = new byte[8192];
        while (!dialogue.closed()) {
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                return;
            }
            byte[] received = Arrays.copyOf(buffer, count);
            boolean startTls = Wire.of(received).equals("STARTTLS\r\n");
            synchronized (world) {
                socket.getOutputStream().write(startTls ? Wire.bytes("220 go\r\n") : dialogue.receive(received));
            }
            if (startTls) {
                socket = secure(plain);
                dialogue.secured();
            }
        }
    }

    private SSLSocket secure(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
        secured.startHandshake();
        return secured;
    }

    @Override
    public void given(Statement statement) {
        synchronized (world) {
            world.given(statement);
        }
    }

    @Override
    public void then(Statement statement) {
        synchronized (world) {
            world.then(statement);
        }
    }

    @Override
    public void tick(Duration duration) {
        synchronized (world) {
            world.tick(duration);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
