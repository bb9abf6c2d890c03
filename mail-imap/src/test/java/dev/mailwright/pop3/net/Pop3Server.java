package dev.mailwright.pop3.net;

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
import dev.mailwright.store.MailStore;
import dev.mailwright.store.maildir.MaildirStore;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The world behind real sockets. The loops, workers and the certificate outlive it: a class of tests has one of each. */
final class Pop3Server extends Pop3World {

    private final Shared shared;
    private @Nullable Listeners running;

    Pop3Server(Shared shared) {
        this(shared, MemoryStore.create());
    }

    Pop3Server(Shared shared, MailStore store) {
        super(store);
        this.shared = shared;
    }

    /** What all servers of a test share. */
    static final class Shared implements AutoCloseable {
        private final Path directory;
        private final EventLoops loops = EventLoops.create("pop3-test", 1);
        private final Workers workers = Workers.bounded("pop3-test", 4, 100);
        private final AtomicInteger stores = new AtomicInteger();
        private final TlsContexts tls;

        Shared() {
            try {
                directory = Files.createTempDirectory("pop3-tls-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            tls = TlsContexts.load(
                    Tls.selfSigned(directory, "localhost"), new VirtualTime(Instant.now()), workers, TlsEvents.NONE);
        }

        /** How many pieces of work are running or waiting. */
        int load() {
            return workers.load();
        }

        /** A new maildir store, whose directory goes when this is closed. */
        MailStore maildir() {
            return MaildirStore.at(directory.resolve("mail-" + stores.incrementAndGet()));
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
        Listeners bound = running;
        if (bound == null) {
            ConnectionLimits limits = new ConnectionLimits(1_000, 1_000, 1_000);
            Optional<TlsContexts> contexts = tls ? Optional.of(shared.tls) : Optional.empty();
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            Sockets sockets = new Sockets(shared.loops, shared.workers, time, limits, ProxyProtocol.none(), contexts);
            bound = Listeners.bind(
                    "pop3",
                    sockets,
                    new Pop3Protocol(host()),
                    new ListenAddresses(List.of(any), tls ? List.of(any) : List.of()));
            bound.open();
            running = bound;
        }
        return bound;
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
