package dev.mailwright.examples.control;

import dev.mailwright.MailServer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands for a running server. Opened after the server has started, when the lock of the data directory says that
 * a socket found there belongs to nobody; closed before it stops.
 */
public final class ControlSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);

    /** Commands at work at a time; others wait. */
    private static final int THREADS = 4;

    private static final long CLOSING_SECONDS = 10;

    private final Path file;
    private final ServerSocketChannel listening;
    private final ExecutorService sessions = Executors.newFixedThreadPool(THREADS, ControlSocket::thread);
    private final Thread accepting;

    private ControlSocket(Path file, ServerSocketChannel listening, MailServer server, List<ControlCommand> commands) {
        this.file = file;
        this.listening = listening;
        Map<String, ControlCommand> named =
                commands.stream().collect(Collectors.toUnmodifiableMap(ControlCommand::name, Function.identity()));
        this.accepting = thread(() -> accept(server, named));
    }

    /**
     * Listens.
     *
     * @param file where the socket is; the directory is there. One that a killed server left is replaced
     * @throws IOException when it cannot, such as for a path of more than about 100 octets
     */
    public static ControlSocket open(Path file, MailServer server, List<ControlCommand> commands) throws IOException {
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            bind(listening, file.toAbsolutePath());
            ControlSocket socket = new ControlSocket(file, listening, server, commands);
            socket.accepting.start();
            return socket;
        } catch (IOException | RuntimeException e) {
            listening.close();
            throw e;
        }
    }

    /** A socket is made with the mode that the umask leaves: it gets its own where nobody else can reach it yet. */
    private static void bind(ServerSocketChannel listening, Path file) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent());
        Path apart = Files.createTempDirectory(
                directory,
                ".control",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh = apart.resolve("s");
        try {
            listening.bind(UnixDomainSocketAddress.of(fresh));
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
            Files.delete(apart);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "control");
        thread.setDaemon(true);
        return thread;
    }

    private void accept(MailServer server, Map<String, ControlCommand> commands) {
        while (true) {
            try {
                SocketChannel channel = listening.accept();
                sessions.execute(new ControlSession(channel, server, commands));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException e) {
                LOG.warn("no more commands are taken: {}", e.toString());
                return;
            }
        }
    }

    /** Takes no more commands, and waits for those at work. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            listening.close();
            accepting.join();
            sessions.shutdown();
            if (!sessions.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a command is still at work and is left to itself");
            }
        } catch (IOException e) {
            LOG.warn("closing {}: {}", file, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
