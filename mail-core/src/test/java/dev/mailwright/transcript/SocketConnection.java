package dev.mailwright.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A socket, read with deadlines by the thread that plays. Writes go through a thread of their own: a server may stop
 * reading until its answers are read.
 */
final class SocketConnection implements Connection {
    private final Duration patience;
    private final SSLContext tls;
    private final byte[] buffer = new byte[1 << 16];
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "transcript-writer");
        thread.setDaemon(true);
        return thread;
    });
    private Socket socket;
    private Future<?> lastWrite = CompletableFuture.completedFuture("nothing written");
    private boolean ended;

    private SocketConnection(Socket socket, Duration patience, SSLContext tls) {
        this.socket = socket;
        this.patience = patience;
        this.tls = tls;
    }

    static SocketConnection open(InetSocketAddress server, Duration patience, SSLContext tls) {
        try {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.connect(server, Math.toIntExact(patience.toMillis()));
            return new SocketConnection(socket, patience, tls);
        } catch (IOException refused) {
            throw new AssertionError("no connection to " + server + ": " + refused.getMessage(), refused);
        }
    }

    @Override
    public void send(byte[] bytes) {
        Socket to = socket;
        lastWrite = writer.submit(() -> {
            try {
                to.getOutputStream().write(bytes);
                to.getOutputStream().flush();
            } catch (IOException closed) {
                // The server may close while the client still speaks; what it answered tells whether that was right.
                return;
            }
        });
    }

    @Override
    public byte[] receive(Duration wait) {
        if (ended) {
            return new byte[0];
        }
        try {
            socket.setSoTimeout(Math.toIntExact(Math.max(1, wait.toMillis())));
            int count = socket.getInputStream().read(buffer);
            ended = count < 0;
            return Arrays.copyOf(buffer, Math.max(0, count));
        } catch (SocketTimeoutException nothing) {
            return new byte[0];
        } catch (IOException reset) {
            ended = true;
            return new byte[0];
        }
    }

    @Override
    public boolean closed() {
        return ended;
    }

    @Override
    public void startTls() {
        try {
            lastWrite.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            InetSocketAddress server = (InetSocketAddress) socket.getRemoteSocketAddress();
            SSLSocket secured = (SSLSocket)
                    tls.getSocketFactory().createSocket(socket, server.getHostString(), server.getPort(), true);
            secured.setSoTimeout(Math.toIntExact(patience.toMillis()));
            secured.startHandshake();
            socket = secured;
        } catch (IOException | ExecutionException | TimeoutException failed) {
            throw new AssertionError("no TLS handshake: " + failed, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted before the TLS handshake", interrupted);
        }
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            lastWrite.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unsent) {
            writer.shutdownNow();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            socket.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
