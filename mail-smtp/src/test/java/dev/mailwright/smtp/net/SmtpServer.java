package dev.mailwright.smtp.net;

import dev.mailwright.junit.VirtualTime;
import dev.mailwright.net.ConnectionLimits;
import dev.mailwright.net.EventLoops;
import dev.mailwright.net.ListenAddresses;
import dev.mailwright.net.Listeners;
import dev.mailwright.net.ProxyProtocol;
import dev.mailwright.net.Sockets;
import dev.mailwright.net.Tls;
import dev.mailwright.net.TlsContexts;
import dev.mailwright.net.TlsEvents;
import dev.mailwright.net.Workers;
import dev.mailwright.testing.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The world behind real sockets. The loops, workers and the certificate outlive it: a class of tests has one of each. */
final class SmtpServer extends SmtpWorld {

    private final Shared shared;
    private @Nullable Listeners running;

    SmtpServer(Shared shared) {
        this.shared = shared;
    }

    /** What all servers of a test share. */
    static final class Shared implements AutoCloseable {
        private final Path directory;
        private final EventLoops loops = EventLoops.create("smtp-test", 1);
        private final Workers workers = Workers.bounded("smtp-test", 4, 100);
        private final TlsContexts tls;

        Shared() {
            try {
                directory = Files.createTempDirectory("smtp-tls-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            tls = TlsContexts.load(
                    Tls.selfSigned(directory, "localhost"), new VirtualTime(Instant.now()), workers, TlsEvents.NONE);
        }

        @Override
        public void close() {
            loops.close();
            tls.close();
            workers.close();
            Directories.delete(directory);
        }
    }

    Listeners start() {
        if (running == null) {
            ConnectionLimits limits = new ConnectionLimits(1_000, 1_000, 1_000);
            Optional<TlsContexts> contexts = tls ? Optional.of(shared.tls) : Optional.empty();
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            Sockets sockets =
                    new Sockets(shared.loops, shared.workers, host().time(), limits, ProxyProtocol.none(), contexts);
            Listeners bound = Listeners.bind(
                    "smtp",
                    sockets,
                    new SmtpProtocol(host()),
                    new ListenAddresses(List.of(any), tls ? List.of(any) : List.of()));
            bound.open();
            running = bound;
        }
        return running;
    }

    Listeners running() {
        start();
        return Objects.requireNonNull(running);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), start().port());
    }

    InetSocketAddress tlsAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), start().tlsPort());
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
        super.close();
    }
}
