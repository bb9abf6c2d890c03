package dev.mailwright.net;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The certificates in use. Loaded beside the rest of the start; while they are watched or reloaded, handshakes that have begun keep what they began with.
 * Thread-safe.
 */
public final class TlsContexts implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Tls config;
    private final Time time;
    private final Workers workers;
    private final TlsEvents events;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Object lock = new Object();
    private final TlsLoader loader;
    private volatile @Nullable SSLContext current;
    private @Nullable Subscription watch;
    private boolean closed;

    private TlsContexts(Tls config, Time time, Workers workers, TlsEvents events) {
        this.config = config;
        this.time = time;
        this.workers = workers;
        this.events = events;
        this.loader = new TlsLoader(config);
    }

    /** Begins to load on a worker; see {@link #ready}. */
    public static TlsContexts load(Tls config, Time time, Workers workers, TlsEvents events) {
        TlsContexts contexts = new TlsContexts(config, time, workers, events);
        workers.urgent(contexts::first);
        return contexts;
    }

    /**
     * Completes when handshakes are possible; fails with a {@link TlsException} if a pair cannot be used. To be awaited before a listener is opened.
     */
    public CompletionStage<Void> ready() {
        return ready.minimalCompletionStage();
    }

    /**
     * Reads all files again. Blocks.
     *
     * @throws TlsException if a pair is bad; all pairs in use stay in use
     */
    public void reload() {
        synchronized (lock) {
            use(loader.load(), true);
        }
    }

    /** Ends the watch. Handlers that exist go on. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            if (watch != null) {
                watch.close();
            }
        }
    }

    /**
     * A handler for one connection. Made from the engine and not from Netty's own context, which would set up the whole Bouncy Castle provider as soon as
     * that is on the class path: 400 ms of a cold start.
     */
    SslHandler newHandler(Executor delegated) {
        SSLEngine engine = Objects.requireNonNull(current, "the certificates are not yet loaded")
                .createSSLEngine();
        engine.setUseClientMode(false);
        engine.setWantClientAuth(config.clients().isPresent());
        engine.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        SslHandler handler = new SslHandler(engine, false, delegated);
        // Measured with our own clock, so that it can be tested.
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    private void first() {
        synchronized (lock) {
            try {
                loader.generate(time.now());
                use(loader.load(), false);
                ready.complete(null);
                lookLater();
            } catch (TlsException bad) {
                ready.completeExceptionally(bad);
            } catch (RuntimeException | LinkageError broken) {
                ready.completeExceptionally(new TlsException("the certificates cannot be used: " + broken, broken));
            }
        }
    }

    private void use(TlsLoader.Loaded loaded, boolean again) {
        current = loaded.context();
        loaded.changed().forEach((name, pair) -> {
            if (again) {
                events.reloaded(name, pair.notAfter());
            }
            if (time.now().isBefore(pair.notBefore()) || time.now().isAfter(pair.notAfter())) {
                events.invalidNow(name, pair.notBefore(), pair.notAfter());
            }
        });
    }

    private void lookLater() {
        if (config.watched() && !closed) {
            watch = time.after(LOOK, () -> workers.urgent(this::look));
        }
    }

    private void look() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            try {
                loader.loadChanged().ifPresent(loaded -> use(loaded, true));
                loader.complaint().ifPresent(events::kept);
            } finally {
                lookLater();
            }
        }
    }
}
