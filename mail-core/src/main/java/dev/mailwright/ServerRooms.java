package dev.mailwright;

import dev.mailwright.address.Domain;
import dev.mailwright.backup.FilesPart;
import dev.mailwright.backup.SnapshotPart;
import dev.mailwright.delivery.Delivery;
import dev.mailwright.delivery.MailDelivery;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.ReloadingDirectory;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsResolver;
import dev.mailwright.net.CidrBlock;
import dev.mailwright.net.ConnectionPolicy;
import dev.mailwright.net.ProxyProtocol;
import dev.mailwright.net.Tls;
import dev.mailwright.net.Workers;
import dev.mailwright.observe.Meters;
import dev.mailwright.queue.QueueStore;
import dev.mailwright.routing.AliasFirstRouter;
import dev.mailwright.routing.Router;
import dev.mailwright.routing.ShadowWarnings;
import dev.mailwright.routing.ShadowWatch;
import dev.mailwright.sasl.Authenticator;
import dev.mailwright.sasl.DirectoryAuthenticator;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.StoreEnvironment;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of one server. The object lives as long as the server; what has threads or files is made by {@link #open}
 * and given back by {@link #close}, and there is none of it in between.
 */
final class ServerRooms implements Rooms, StoreEnvironment {

    private static final Duration FLUSHING = Duration.ofSeconds(1);
    private static final int HASHING_PERMITS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final ServerSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final EventBus bus;
    private final AliasFirstRouter router;
    private final Optional<Post> post;
    private final Delivery delivery;
    private final DirectoryAuthenticator authenticator;
    private volatile @Nullable Open open;

    /** What exists only while the server runs. */
    private record Open(Time time, Workers workers, SpoolDirectory spool, SharedParts shared, ClosingStack closing) {}

    ServerRooms(ServerSettings settings) {
        this.settings = settings;
        this.bus = new EventBus(new CurrentTime(), this::runAtOnce, new EventCounters(settings.meters()));
        this.router = AliasFirstRouter.over(settings.directory(), time())
                .subaddressing(settings.subaddressing())
                .handlers(settings.handlers().keySet())
                .postmaster(settings.postmasters())
                .warnings(new ShadowWarnings(bus));
        this.post = settings.outbound()
                .store()
                .map(store -> new Post(settings, store, this, this::runOnWorker, this::runAtOnce, this::delivery));
        this.delivery = newDelivery();
        this.authenticator = new DirectoryAuthenticator(
                settings.directory(), settings.tokens(), time(), this::runOnWorker, bus, random, HASHING_PERMITS);
    }

    private Delivery newDelivery() {
        MailDelivery.Builder builder = MailDelivery.over(router, settings.store(), time(), random)
                .events(bus)
                .subaddressing(settings.subaddressing());
        settings.handlers()
                .forEach((key, handling) ->
                        builder.handler(key, handling.handler()).acceptance(key, handling.acceptance()));
        post.ifPresent(out -> {
            builder.outbox(
                    out.queue(), out.queue().reports(), settings.outbound().steps());
            settings.outbound().mailboxes().ifPresent(builder::mailboxes);
        });
        return settings.outbound().around().apply(builder.build());
    }

    /** Mail may leave from now on. */
    void startPost() {
        post.ifPresent(Post::start);
    }

    /** No more mail leaves; complete when none is under way. */
    CompletionStage<Void> stopPost() {
        return post.map(Post::stop).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    Optional<Post> post() {
        return post;
    }

    /** @throws StartException with nothing left behind */
    void open() {
        Open opening = opening();
        open = opening;
        try {
            openDirectory(opening);
            openStore(opening);
            opening.closing().push("shared parts", opening.shared()::close);
            openPost(opening);
            opening.shared().part(ShadowWatch.class, () -> ShadowWatch.of(router, opening.workers()));
        } catch (RuntimeException e) {
            close();
            throw StartException.of("directory", e);
        } catch (Error e) {
            close();
            throw e;
        }
    }

    private Open opening() {
        ClosingStack closing = new ClosingStack();
        try {
            Time time = settings.time().orElseGet(() -> {
                SystemTime own = new SystemTime(threadNamePrefix());
                closing.push("time", own);
                return own;
            });
            SpoolDirectory spool = SpoolDirectory.open(settings.spool());
            closing.push("spool", spool::close);
            Workers workers = settings.workers().map(Workers::of).orElseGet(() -> Workers.create(threadNamePrefix()));
            closing.push("workers", workers);
            closing.push("events", () -> bus.flush(FLUSHING));
            return new Open(time, workers, spool, new SharedParts(), closing);
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
    }

    /** A table with a bad line is better known now than by mail that has to wait. */
    private void openDirectory(Open opening) {
        opening.closing().push("held answers", authenticator::release);
        if (!settings.passwords().isZero()) {
            opening.closing().push("remembered passwords", authenticator.remember(settings.passwords()));
        }
        if (settings.directory() instanceof ReloadingDirectory reloading) {
            opening.closing().push("directory", reloading.attach(time(), bus));
            reloading.reload();
        }
    }

    /** A store that cannot be opened is not closed either: it may be open in another server. */
    private void openStore(Open opening) {
        MailStore store = settings.store();
        try {
            store.open(this);
        } catch (RuntimeException e) {
            throw new StartException("store", store.toString(), e);
        }
        opening.closing().push("store", store);
    }

    private void openPost(Open opening) {
        if (post.isEmpty()) {
            return;
        }
        try {
            post.get().open();
        } catch (RuntimeException e) {
            throw new StartException("queue", settings.outbound().store().toString(), e);
        }
        opening.closing().push("queue", post.get()::close);
    }

    /** Gives everything back in reverse order; false when something could not be closed. */
    boolean close() {
        Open closing = open;
        if (closing == null) {
            return true;
        }
        boolean clean = closing.closing().close();
        open = null;
        return clean;
    }

    /** @throws ConfigurationException naming all that could not be read again */
    void reload() {
        Reloading reloading = new Reloading();
        Open current = open;
        if (current != null) {
            current.shared().ofKind(Reloadable.class).forEach(part -> reloading.attempt("server", part));
        }
        settings.outbound().steps().stream()
                .filter(Reloadable.class::isInstance)
                .map(Reloadable.class::cast)
                .forEach(step -> reloading.attempt("outbound", step));
        reloading.attempt("directory", settings.directory()::reload);
        reloading.finish();
    }

    /** What belongs to a snapshot while the server runs: mail, files, and what shared parts keep. */
    List<SnapshotPart> snapshotParts() {
        List<Path> files = new ArrayList<>(settings.snapshotFiles());
        files.addAll(settings.directory().files());
        settings.tls().ifPresent(tls -> files.addAll(tls.files()));
        List<SnapshotPart> parts = new ArrayList<>();
        settings.store().snapshotPart().ifPresent(parts::add);
        settings.outbound().store().flatMap(QueueStore::snapshotPart).ifPresent(parts::add);
        parts.addAll(running().shared().ofKind(SnapshotPart.class));
        parts.add(new FilesPart(files));
        return parts;
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
        openWorkers().execute(task);
    }

    private void runAtOnce(Runnable task) {
        openWorkers().urgent(task);
    }

    @Override
    public void finish(Runnable work) {
        runAtOnce(work);
    }

    private Workers openWorkers() {
        Open current = open;
        if (current == null) {
            throw new RejectedExecutionException("the server is not running");
        }
        return current.workers();
    }

    @Override
    public String hostname() {
        return settings.hostname();
    }

    @Override
    public String heloName() {
        return settings.heloName();
    }

    @Override
    public boolean sendsReports() {
        return settings.outbound().store().isPresent();
    }

    @Override
    public List<CidrBlock> relayNetworks() {
        return settings.perimeter().relay();
    }

    @Override
    public ProxyProtocol proxies() {
        return settings.perimeter().proxies();
    }

    @Override
    public ConnectionPolicy connectionPolicy() {
        return settings.perimeter().connections();
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
    public DnsClient dns() {
        return settings.dns().orElseGet(this::resolver);
    }

    private DnsClient resolver() {
        Open current = running();
        return current.shared()
                .part(DnsResolver.class, () -> DnsResolver.builder().build(current.time(), threadNamePrefix()));
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
    public Meters meters() {
        return settings.meters();
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
    public List<Domain> localDomains() {
        return settings.localDomains();
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
        return running().shared().part(kind, () -> factory.apply(this));
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
            return current == null
                    ? settings.time().map(Time::nanos).orElseGet(SystemTime::monotonic)
                    : current.time().nanos();
        }

        @Override
        public Subscription after(Duration delay, Runnable task) {
            return running().time().after(delay, task);
        }
    }
}
