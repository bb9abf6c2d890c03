package dev.mailwright;

import dev.mailwright.delivery.Delivery;
import dev.mailwright.delivery.HandlerCourier;
import dev.mailwright.delivery.RecipientAnswer;
import dev.mailwright.delivery.RecipientResult;
import dev.mailwright.delivery.Source;
import dev.mailwright.delivery.Transaction;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.net.ClientTls;
import dev.mailwright.queue.Consignment;
import dev.mailwright.queue.Courier;
import dev.mailwright.queue.NextHop;
import dev.mailwright.queue.QueueEnvironment;
import dev.mailwright.queue.QueueStore;
import dev.mailwright.queue.Receipt;
import dev.mailwright.queue.RunningQueue;
import dev.mailwright.queue.TlsPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outbound side of one server: its queue, and the courier that exists while the server runs. */
final class Post implements QueueEnvironment {

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final ServerSettings settings;
    private final Rooms rooms;
    private final Supplier<Delivery> delivery;
    private final RunningQueue queue;
    private volatile @Nullable Courier courier;

    Post(
            ServerSettings settings,
            QueueStore store,
            Rooms rooms,
            Executor workers,
            Executor urgent,
            Supplier<Delivery> delivery) {
        this.settings = settings;
        this.rooms = rooms;
        this.delivery = delivery;
        Outbound outbound = settings.outbound();
        Map<String, HandlerCourier.Registration> handlers = new HashMap<>();
        settings.handlers()
                .forEach((key, handling) -> handlers.put(
                        key.toString(), new HandlerCourier.Registration(handling.handler(), handling.deadLetter())));
        this.queue = RunningQueue.over(store, rooms.time(), rooms.random(), workers)
                .urgent(urgent)
                .events(rooms.events())
                .hostname(rooms.hostname())
                .routes(outbound.routes())
                .named(outbound.mailboxes().map(List::of).orElse(List.of()))
                .settings(outbound.queue())
                .courier(this::deliver)
                .handlers(
                        new HandlerCourier(
                                handlers,
                                settings.subaddressing().delimiters(),
                                rooms.time(),
                                outbound.queue().schedule().lifetime(),
                                rooms.events(),
                                delivery),
                        key -> settings.handlers().entrySet().stream()
                                .filter(entry -> entry.getKey().toString().equals(key))
                                .mapToInt(entry -> entry.getValue().concurrency())
                                .findFirst()
                                .orElse(0))
                .reports(this::report)
                .build();
    }

    RunningQueue queue() {
        return queue;
    }

    private CompletionStage<List<Receipt>> deliver(Consignment consignment) {
        boolean unnamed = consignment.hop().kind() == NextHop.Kind.MX;
        Courier current = unnamed ? settings.outbound().courier().orElse(courier) : courier;
        return current == null
                ? CompletableFuture.failedFuture(new IllegalStateException("the server does not run"))
                : current.deliver(consignment);
    }

    /** Brings a report on its way as any other mail; to whom it cannot be brought nobody is told. // rfc5321#6.1 */
    private CompletionStage<?> report(Envelope envelope, Message report) {
        Transaction transaction = delivery.get().begin(envelope, Source.application("report"));
        boolean taken = envelope.recipients().stream()
                .allMatch(to -> !(transaction.recipient(to, envelope.options(to)) instanceof RecipientAnswer.Refused));
        if (!taken) {
            transaction.close();
            LOG.info(
                    "a report for {} could not be delivered",
                    envelope.recipients().size());
            return CompletableFuture.completedFuture(null);
        }
        return transaction
                .commit(report)
                .whenComplete((results, failure) -> transaction.close())
                .thenAccept(results -> {
                    for (RecipientResult result : results) {
                        if (result.reply().isTransient()) {
                            throw new IllegalStateException("a report is not taken now: " + result.reply());
                        }
                    }
                });
    }

    /** Reads the queue; nothing is delivered before {@link #start}. */
    void open() {
        queue.open(this);
    }

    /** Makes the courier and begins to deliver. */
    void start() {
        courier = found();
        queue.start();
    }

    private @Nullable Courier found() {
        return ServiceLoader.load(CourierProvider.class, Post.class.getClassLoader())
                .findFirst()
                .map(provider -> provider.courier(rooms, means()))
                .orElse(null);
    }

    private CourierProvider.Means means() {
        Outbound outbound = settings.outbound();
        return new CourierProvider.Means() {
            @Override
            public TlsPolicy policy() {
                return outbound.policy();
            }

            @Override
            public ClientTls tls() {
                return outbound.tls();
            }
        };
    }

    /** Begins nothing more; complete when nothing is under way. */
    CompletionStage<Void> stop() {
        queue.stop();
        return queue.quiet();
    }

    /** Cuts what is under way, and closes. */
    void close() {
        queue.stop();
        Courier current = courier;
        courier = null;
        if (current != null) {
            current.close();
        }
        if (!Awaiting.within(queue.quiet(), QUIET)) {
            LOG.warn("some deliveries were still under way when the server stopped; they are tried again");
        }
        queue.close();
    }

    @Override
    public Time time() {
        return rooms.time();
    }

    @Override
    public RandomGenerator random() {
        return rooms.random();
    }

    @Override
    public String threadNamePrefix() {
        return rooms.threadNamePrefix();
    }
}
