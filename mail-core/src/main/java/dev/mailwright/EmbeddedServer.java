package dev.mailwright;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.delivery.RecipientAnswer;
import dev.mailwright.delivery.RecipientResult;
import dev.mailwright.delivery.Source;
import dev.mailwright.delivery.Transaction;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.EditableDirectory;
import dev.mailwright.event.ServerStarted;
import dev.mailwright.event.ServerStopped;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.queue.Queue;
import dev.mailwright.routing.RouteTrace;
import dev.mailwright.store.MailStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server in this process: one lock for its life, everything else is in the rooms. */
final class EmbeddedServer implements MailServer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration CLOSING_GRACE = Duration.ofSeconds(10);

    private final ServerSettings settings;
    private final ServerRooms rooms;
    private final Mailboxes mailboxes;
    private final Backup backup;
    private final ReentrantLock life = new ReentrantLock();
    private final Gate writers = new Gate();
    private volatile State state = State.BUILT;
    private volatile @Nullable RunningServices services;

    EmbeddedServer(ServerSettings settings, ServerRooms rooms) {
        this.settings = settings;
        this.rooms = rooms;
        this.backup = new ServerBackup(rooms, settings, writers);
        this.mailboxes = new StoreMailboxes(this::directory, this::store, rooms.time(), rooms::spoolDirectory, writers);
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public MailServer start() {
        life.lock();
        try (Interrupts held = new Interrupts()) {
            if (state != State.BUILT && state != State.STOPPED) {
                throw new IllegalStateException("the server is " + state + ", it can be started when BUILT or STOPPED");
            }
            long began = rooms.time().nanos();
            rooms.open();
            services = startServices();
            rooms.startPost();
            writers.open();
            state = State.RUNNING;
            announce(Duration.ofNanos(rooms.time().nanos() - began));
            return this;
        } finally {
            life.unlock();
        }
    }

    private RunningServices startServices() {
        RunningServices starting = new RunningServices();
        try {
            for (MailService service : settings.services()) {
                starting.bind(service, rooms);
            }
            starting.open();
            return starting;
        } catch (RuntimeException | Error e) {
            starting.close();
            rooms.close();
            throw e;
        }
    }

    private void announce(Duration took) {
        LOG.info(
                "{} serves {} after {} ms",
                settings.hostname(),
                settings.services().stream().map(s -> s.key().name()).collect(Collectors.joining(", ")),
                took.toMillis());
        rooms.events().emit(stamp -> ServerStarted.of(stamp, settings.hostname(), took));
    }

    @Override
    public StopReport stop(Duration grace) {
        life.lock();
        try (Interrupts held = new Interrupts()) {
            RunningServices running = services;
            return running == null ? new Stopped(true, Duration.ZERO) : stop(running, grace, held);
        } finally {
            life.unlock();
        }
    }

    private StopReport stop(RunningServices running, Duration grace, Interrupts held) {
        long began = rooms.time().nanos();
        boolean drained = drain(running, grace, held);
        boolean closed = running.close();
        services = null;
        state = State.STOPPED;
        Duration took = Duration.ofNanos(rooms.time().nanos() - began);
        rooms.events().emit(stamp -> ServerStopped.of(stamp, drained, took));
        closed &= rooms.close();
        LOG.info("{} stopped{}", settings.hostname(), drained ? "" : ", some sessions were cut");
        return new Stopped(drained && closed, took);
    }

    /** An interrupt ends the waiting, as the end of the grace does. */
    private boolean drain(RunningServices running, Duration grace, Interrupts held) {
        try {
            return running.drain(
                    grace,
                    CompletableFuture.allOf(
                            writers.shut().toCompletableFuture(),
                            rooms.stopPost().toCompletableFuture()));
        } catch (InterruptedException e) {
            held.note();
            return false;
        }
    }

    private record Stopped(boolean clean, Duration took) implements StopReport {}

    @Override
    public void close() {
        life.lock();
        try {
            stop(CLOSING_GRACE);
        } finally {
            state = State.CLOSED;
            life.unlock();
        }
    }

    @Override
    public <H> H service(ServiceKey<H> key) {
        return running().handle(key);
    }

    private RunningServices running() {
        RunningServices running = services;
        if (running == null) {
            throw new IllegalStateException("the server is " + state + ", not RUNNING");
        }
        return running;
    }

    @Override
    public Submission submit(Envelope envelope, Message message) {
        running();
        writers.enter();
        try (Interrupts held = new Interrupts()) {
            return deliver(envelope, message);
        } finally {
            writers.leave();
        }
    }

    private Submission deliver(Envelope envelope, Message message) {
        try (Transaction transaction = rooms.delivery().begin(envelope, Source.application(rooms.nextId()))) {
            for (EmailAddress recipient : envelope.recipients()) {
                if (transaction.recipient(recipient, envelope.options(recipient))
                        instanceof RecipientAnswer.Refused refused) {
                    throw new SubmissionRefused(recipient, refused.reply());
                }
            }
            for (RecipientResult result : Awaiting.result(transaction.commit(message))) {
                if (!result.reply().isPositive()) {
                    throw new SubmissionRefused(result.recipient(), result.reply());
                }
            }
            return new Submission(transaction.id());
        }
    }

    @Override
    public RouteTrace explain(EmailAddress recipient) {
        return rooms.router().resolve(recipient).trace();
    }

    @Override
    public Directory directory() {
        return settings.directory();
    }

    @Override
    public EditableDirectory accounts() {
        return settings.accounts();
    }

    @Override
    public MailStore store() {
        running();
        return settings.store();
    }

    @Override
    public Mailboxes mailboxes() {
        return mailboxes;
    }

    @Override
    public Backup backup() {
        return backup;
    }

    @Override
    public Queue queue() {
        running();
        return rooms.post()
                .map(Post::queue)
                .orElseThrow(() -> new IllegalStateException("the server has no queue; give it one with .queue(...)"));
    }

    @Override
    public Events events() {
        return rooms.bus();
    }

    @Override
    public void reload() {
        rooms.reload();
    }
}
