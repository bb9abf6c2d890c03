package dev.mailwright.fetch.net;

import dev.mailwright.Time;
import dev.mailwright.fetch.settings.Connection;
import dev.mailwright.fetch.settings.Security;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Connects to one server. What is open can be cut off from another thread by {@link #close}, which is how a poll is stopped without an interrupt.
 * Otherwise for one thread.
 */
public final class Dialer implements AutoCloseable {

    private final Connection connection;
    private final int port;
    private final Time time;
    private volatile @Nullable Socket open;
    private volatile @Nullable CompletableFuture<InetAddress[]> looking;
    private volatile boolean closed;

    public Dialer(Connection connection, int port, Time time) {
        this.connection = connection;
        this.port = port;
        this.time = time;
    }

    /**
     * Connects to the first address that answers, with TLS where it comes first. Blocks.
     *
     * @throws RemoteFault UNREACHABLE, TLS or FORBIDDEN_ADDRESS
     */
    public Wire connect() {
        Optional<RemoteFault> last = Optional.empty();
        for (InetAddress address : addresses()) {
            try {
                Wire wire = new Wire(connect(address), time);
                return connection.security() == Security.TLS ? secure(wire) : wire;
            } catch (RemoteFault e) {
                last = Optional.of(e);
            }
        }
        throw last.orElseGet(() -> new RemoteFault(RemoteFault.Kind.UNREACHABLE, "no address for " + named()));
    }

    private List<InetAddress> addresses() {
        List<InetAddress> all = lookUp();
        if (connection.privateNetwork()) {
            return all;
        }
        List<InetAddress> allowed = new ArrayList<>(all);
        allowed.removeIf(address -> !AddressRule.isPublic(address));
        if (allowed.isEmpty()) {
            throw new RemoteFault(
                    RemoteFault.Kind.FORBIDDEN_ADDRESS,
                    named() + " is in a private network; say privateNetwork() if that is meant");
        }
        return allowed;
    }

    /** The system's resolver has no deadline that we could set, and cannot be stopped: nobody waits for it longer than for a connection. */
    private List<InetAddress> lookUp() {
        CompletableFuture<InetAddress[]> found = new CompletableFuture<>();
        looking = found;
        if (closed) {
            throw stopped();
        }
        Thread thread = new Thread(() -> lookUp(found), "fetch-look-up");
        thread.setDaemon(true);
        thread.start();
        try {
            return Arrays.asList(found.get(connection.connecting().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new RemoteFault(RemoteFault.Kind.UNREACHABLE, "no address for " + named(), cause);
        } catch (TimeoutException e) {
            throw new RemoteFault(RemoteFault.Kind.UNREACHABLE, "the look-up of " + named() + " takes too long");
        } catch (CancellationException e) {
            throw stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
    }

    private void lookUp(CompletableFuture<InetAddress[]> found) {
        try {
            found.complete(InetAddress.getAllByName(connection.host()));
        } catch (UnknownHostException | RuntimeException e) {
            found.completeExceptionally(e);
        }
    }

    private Socket connect(InetAddress address) {
        Socket socket = new Socket();
        try {
            show(socket);
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(address, port),
                    Math.toIntExact(connection.connecting().toMillis()));
            socket.setSoTimeout(Math.toIntExact(connection.silence().toMillis()));
            return socket;
        } catch (IOException e) {
            quietly(socket);
            throw closed
                    ? stopped()
                    : new RemoteFault(
                            RemoteFault.Kind.UNREACHABLE,
                            "no connection to " + named() + " at " + address.getHostAddress(),
                            e);
        }
    }

    /** For {@link #close}: what is open now. */
    private void show(Socket socket) throws IOException {
        open = socket;
        if (closed) {
            throw new IOException("stopped");
        }
    }

    /**
     * TLS on a connection that has just agreed to it. What was read beyond the agreement came in the clear, from whomever, and ends the connection.
     *
     * @throws RemoteFault TLS, or PROTOCOL for octets that came too early
     */
    public Wire secure(Wire plain) {
        plain.requireEmpty();
        SSLSocket socket = null;
        try {
            socket = (SSLSocket) Trust.context(connection.pin(), connection.trusted())
                    .getSocketFactory()
                    .createSocket(plain.socket(), connection.host(), port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            if (connection.pin().isEmpty()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return new Wire(socket, time);
        } catch (IOException e) {
            quietly(socket == null ? plain.socket() : socket);
            throw closed ? stopped() : new RemoteFault(RemoteFault.Kind.TLS, "no TLS with " + named(), e);
        } catch (RemoteFault e) {
            quietly(plain.socket());
            throw e;
        }
    }

    private String named() {
        return connection.host() + ":" + port;
    }

    private static RemoteFault stopped() {
        return new RemoteFault(RemoteFault.Kind.STOPPED, "the fetch engine stops");
    }

    /** Whether it was cut off on purpose. */
    public boolean isClosed() {
        return closed;
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException nothingToLose) {
            return;
        }
    }

    /** Cuts off what is open, from any thread. */
    @Override
    public void close() {
        closed = true;
        CompletableFuture<InetAddress[]> asked = looking;
        if (asked != null) {
            asked.cancel(false);
        }
        Socket now = open;
        if (now != null) {
            quietly(now);
        }
    }
}
