package dev.mailwright;

import dev.mailwright.delivery.Delivery;
import dev.mailwright.delivery.MailDelivery;
import dev.mailwright.directory.Directory;
import dev.mailwright.net.Tls;
import dev.mailwright.net.Workers;
import dev.mailwright.routing.AliasFirstRouter;
import dev.mailwright.routing.Router;
import dev.mailwright.routing.ShadowWarnings;
import dev.mailwright.routing.ShadowWatch;
import dev.mailwright.sasl.Authenticator;
import dev.mailwright.sasl.DirectoryAuthenticator;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.StoreException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of one server. The object lives as long as the server; what has threads or files is made by {@link #open}
 * and given back by {@link #close}, and there is none of it in between.
 */
final class ServerRooms implements Rooms, StoreEnvironment {

    private static final int HASHING_PERMITS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final ServerSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final EventBus bus = new EventBus(new CurrentTime(), this::runOnWorker);
    private final SharedParts shared = new SharedParts();
    private final AliasFirstRouter router;
    private final Delivery delivery;
    private final Authenticator authenticator;
    private volatile @Nullable Open open;

    /** What exists only while the server runs. */
    private record Open(Time time, Workers workers, SpoolDirectory spool) {}

    ServerRooms(ServerSettings settings) {
        this.settings = settings;
        this.router = AliasFirstRouter.over(settings.directory(), time())
                .subaddressing(settings.subaddressing())
                .handlers(settings.handlers().keySet())
                .postmaster(settings.postmasters())
                .warnings(new ShadowWarnings(bus));
        this.delivery = newDelivery();
        this.authenticator = new DirectoryAuthenticator(
                settings.directory(), time(), this::runOnWorker, bus, random, HASHING_PERMITS);
    }

    private Delivery newDelivery() {
        MailDelivery.Builder builder = MailDelivery.over(router, settings.store(), time(), random)
                .events(bus)
                .subaddressing(settings.subaddressing());
        settings.handlers().forEach(builder::handler);
        return builder.build();
    }

    void open() {
        SpoolDirectory spool = SpoolDirectory.open(settings.spool());
        Time time = settings.time().orElseGet(() -> new SystemTime(threadNamePrefix()));
        Workers workers = settings.workers().map(Workers::of).orElseGet(() -> Workers.create(threadNamePrefix()));
        open = new Open(time, workers, spool);
        try {
            settings.store().open(this);
            shared.part(ShadowWatch.class, () -> ShadowWatch.of(router, workers));
        } catch (StoreException e) {
            close();
            throw new StartException("store", settings.store().toString(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Gives everything back in reverse order. */
    void close() {
        Open closing = open;
        if (closing == null) {
            return;
        }
        shared.close();
        settings.store().close();
        bus.flush(Duration.ofSeconds(1));
        closing.workers().close();
        closing.spool().close();
        if (closing.time() instanceof SystemTime systemTime) {
            systemTime.close();
        }
        open = null;
    }

    void reload() {
        shared.reload();
        settings.directory().reload();
    }

    EventBus bus() {
        return bus;
    }

    /** A short name for a message or job that no other in this server has had. */
    String nextId() {
        return Long.toString(random.nextLong() & Long.MAX_VALUE, Character.MAX_RADIX);
    }

    private Open running() {
        Open current = open;
        if (current == null) {
            throw new IllegalStateException("the server is not running");
        }
        return current;
    }

    private void runOnWorker(Runnable task) {
        Open current = open;
        if (current == null) {
            throw new RejectedExecutionException("the server is not running");
        }
        current.workers().execute(task);
    }

    @Override
    public String hostname() {
        return settings.hostname();
    }

    @Override
    public Directory directory() {
        return settings.directory();
    }

    @Override
    public MailStore store() {
        return settings.store();
    }

    @Override
    public Router router() {
        return router;
    }

    @Override
    public Delivery delivery() {
        return delivery;
    }

    @Override
    public Authenticator authenticator() {
        return authenticator;
    }

    @Override
    public Time time() {
        return new CurrentTime();
    }

    @Override
    public Workers workers() {
        return running().workers();
    }

    @Override
    public EventSink events() {
        return bus;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public DataSize maxMessageSize() {
        return settings.maxMessageSize();
    }

    @Override
    public Optional<Tls> tls() {
        return settings.tls();
    }

    @Override
    public int eventLoops() {
        return settings.loops();
    }

    @Override
    public Path spoolDirectory() {
        return running().spool().path();
    }

    @Override
    public String threadNamePrefix() {
        return settings.threadNamePrefix();
    }

    @Override
    public <T extends AutoCloseable> T shared(Class<T> kind, Function<? super Rooms, ? extends T> factory) {
        running();
        return shared.part(kind, () -> factory.apply(this));
    }

    /** The clock of the moment, so that rooms may keep it across a stop and a start. */
    private final class CurrentTime implements Time {

        @Override
        public Instant now() {
            Open current = open;
            return current == null
                    ? settings.time().map(Time::now).orElseGet(SystemTime::wallClock)
                    : current.time().now();
        }

        @Override
        public long nanos() {
            Open current = open;
            return current == null ? SystemTime.monotonic() : current.time().nanos();
        }

        @Override
        public Subscription after(Duration delay, Runnable task) {
            return running().time().after(delay, task);
        }
    }
}
