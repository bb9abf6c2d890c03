package dev.mailwright.queue;

import dev.mailwright.EventSink;
import dev.mailwright.Time;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import dev.mailwright.check.Reply;
import dev.mailwright.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** A queue at work over a store: opened, started, stopped, closed by its server. Thread-safe. */
public final class RunningQueue implements Queue, Outbox, AutoCloseable {

    private static final int MAX_PAGE = 1_000;
    private static final int LOOKED_AT = 10_000;
    private static final Reply DELETED = new Reply(550, "5.0.0", "returned by the administrator of this server");

    private final QueueRooms rooms;

    private RunningQueue(Builder parts) {
        this.rooms = new QueueRooms(parts);
    }

    /**
     * What a queue is made of. Mutable, for one thread.
     *
     * <ul>
     *   <li>events go nowhere
     *   <li>{@link Routes#DIRECT}, {@link QueueSettings} as they come
     *   <li>mail for which there is no courier waits, and so do reports without a sender
     * </ul>
     */
    public static final class Builder {

        final QueueStore store;
        final Time time;
        final RandomGenerator random;
        final Executor workers;
        Executor urgent;
        EventSink events = EventSink.NONE;
        String hostname = "localhost";
        Routes routes = Routes.DIRECT;
        List<NextHop> named = List.of();
        QueueSettings settings = new QueueSettings();
        Courier courier = new NoCourier();
        Courier handlers = new NoCourier();
        ToIntFunction<String> handlerConcurrency = key -> 0;
        ReportSender sender = (envelope, report) ->
                CompletableFuture.failedFuture(new IllegalStateException("reports have no sender"));

        private Builder(QueueStore store, Time time, RandomGenerator random, Executor workers) {
            this.store = store;
            this.time = time;
            this.random = random;
            this.workers = workers;
            this.urgent = workers;
        }

        /** For the rest of an attempt, which must not be refused. */
        public Builder urgent(Executor executor) {
            urgent = executor;
            return this;
        }

        public Builder events(EventSink sink) {
            events = sink;
            return this;
        }

        /** The name of this server in reports. */
        public Builder hostname(String name) {
            hostname = name;
            return this;
        }

        public Builder routes(Routes table) {
            routes = table;
            return this;
        }

        /** Next hops with settings of their own that entries name as their route. */
        public Builder named(List<NextHop> hops) {
            named = List.copyOf(hops);
            return this;
        }

        public Builder settings(QueueSettings how) {
            settings = how;
            return this;
        }

        /** For mail to other servers. */
        public Builder courier(Courier given) {
            courier = given;
            return this;
        }

        /**
         * For mail to code of the application.
         *
         * @param concurrency by the key of the handler; 0 for the usual
         */
        public Builder handlers(Courier given, ToIntFunction<String> concurrency) {
            handlers = given;
            handlerConcurrency = concurrency;
            return this;
        }

        public Builder reports(ReportSender how) {
            sender = how;
            return this;
        }

        public RunningQueue build() {
            return new RunningQueue(this);
        }
    }

    /** @param workers for what may block; work that it refuses is tried again a second later */
    public static Builder over(QueueStore store, Time time, RandomGenerator random, Executor workers) {
        return new Builder(store, time, random, workers);
    }

    /** Opens the store and reads what is there. Blocking. */
    public void open(QueueEnvironment environment) {
        rooms.store().open(environment, new QueueStore.Census() {
            @Override
            public void there(QueueId id, QueueEntry entry) {
                rooms.dispatcher().put(id, rooms.hop(entry), entry.nextAttempt().toEpochMilli(), entry.isHeld());
            }

            @Override
            public void gone(QueueId id) {
                rooms.dispatcher().remove(id);
            }
        });
    }

    /** Begins to deliver. */
    public void start() {
        rooms.dispatcher().start();
    }

    /** Begins no more attempts; those under way go on. */
    public void stop() {
        rooms.dispatcher().stop();
    }

    /** Complete when no attempt is under way, after {@link #stop}. */
    public CompletionStage<Void> quiet() {
        return rooms.dispatcher().quiet();
    }

    @Override
    public void close() {
        stop();
        rooms.store().close();
    }

    /** The reports of this queue, for mail that comes to its end without it. */
    public Reports reports() {
        return rooms.reports();
    }

    @Override
    public CompletionStage<List<QueueId>> add(Message message, List<QueueEntry> entries) {
        return rooms.store().add(message, entries).thenApply(ids -> {
            for (int i = 0; i < ids.size(); i++) {
                QueueEntry entry = entries.get(i);
                NextHop hop = rooms.hop(entry);
                rooms.fates().queued(entry, hop);
                rooms.dispatcher().put(ids.get(i), hop, entry.nextAttempt().toEpochMilli(), entry.isHeld());
            }
            return ids;
        });
    }

    @Override
    public NextHop hop(ReversePath sender, EmailAddress recipient) {
        return rooms.routes().hop(sender, recipient);
    }

    @Override
    public int size() {
        return rooms.dispatcher().size();
    }

    private record Item(QueueId id, State state, NextHop hop, QueueEntry entry) implements QueueItem {}

    private record Page(List<QueueItem> items, Optional<QueueId> next) implements QueuePage {
        Page {
            items = List.copyOf(items);
        }
    }

    @Override
    public QueuePage list(QueueFilter filter, int max) {
        if (max < 1 || max > MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " entries, not " + max);
        }
        List<QueueItem> items = new ArrayList<>();
        long at = filter.after();
        for (int looked = 0; looked < LOOKED_AT; ) {
            List<Dispatcher.View> views = rooms.dispatcher().after(at, max);
            for (Dispatcher.View view : views) {
                at = view.id().value();
                item(view, filter).ifPresent(items::add);
                if (items.size() == max) {
                    return new Page(items, Optional.of(view.id()));
                }
            }
            if (views.size() < max) {
                return new Page(items, Optional.empty());
            }
            looked += views.size();
        }
        return new Page(items, Optional.of(new QueueId(at)));
    }

    private Optional<QueueItem> item(Dispatcher.View view, QueueFilter filter) {
        return filter.test(view.state()) ? item(view).filter(item -> filter.test(item.entry())) : Optional.empty();
    }

    private Optional<QueueItem> item(Dispatcher.View view) {
        try {
            return Optional.of(
                    new Item(view.id(), view.state(), view.hop(), rooms.store().read(view.id())));
        } catch (QueueException e) {
            if (e.reason() == QueueException.Reason.GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Optional<QueueItem> show(QueueId id) {
        return rooms.dispatcher().view(id).flatMap(this::item);
    }

    @Override
    public Message content(QueueId id) {
        return rooms.store().body(id);
    }

    /** What an order makes of an entry that is in its hands. */
    private interface Order {

        void carryOut(Slot slot, QueueEntry entry);
    }

    private QueueAnswer order(QueueId id, Order order) {
        Dispatcher.Claim claim = rooms.dispatcher().claim(id).orElse(null);
        if (claim == null) {
            return QueueAnswer.ABSENT;
        }
        if (!claim.granted()) {
            return QueueAnswer.IN_FLIGHT;
        }
        Slot slot = claim.slot();
        boolean done = false;
        try {
            order.carryOut(slot, rooms.store().read(id));
            done = true;
        } finally {
            if (!done) {
                long later =
                        rooms.time().now().plus(rooms.schedule().shortest()).toEpochMilli();
                rooms.dispatcher().done(slot, slot.lane.hop, later);
            }
        }
        return QueueAnswer.DONE;
    }

    private QueueAnswer change(QueueId id, UnaryOperator<QueueEntry> edit) {
        return order(id, (slot, entry) -> {
            QueueEntry changed = edit.apply(entry);
            await(rooms.store().update(id, changed));
            if (changed.isHeld()) {
                rooms.dispatcher().held(slot);
            } else {
                rooms.dispatcher().up(slot);
                rooms.dispatcher()
                        .done(slot, rooms.hop(changed), changed.nextAttempt().toEpochMilli());
            }
        });
    }

    private static void await(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public QueueAnswer retry(QueueId id) {
        return change(id, entry -> entry.withNextAttempt(rooms.time().now()));
    }

    @Override
    public int retry(Domain domain) {
        int count = 0;
        QueueFilter filter = QueueFilter.ALL.domain(domain);
        Optional<QueueId> next;
        do {
            QueuePage page = list(filter, MAX_PAGE);
            for (QueueItem item : page.items()) {
                boolean due = item.state() == QueueItem.State.DEFERRED;
                count += due && retry(item.id()) == QueueAnswer.DONE ? 1 : 0;
            }
            next = page.next();
            filter = next.map(filter::after).orElse(filter);
        } while (next.isPresent());
        return count;
    }

    @Override
    public int flush() {
        return rooms.dispatcher().hurry();
    }

    @Override
    public QueueAnswer hold(QueueId id) {
        return change(id, entry -> entry.withHeld(true));
    }

    @Override
    public QueueAnswer release(QueueId id) {
        return change(
                id, entry -> entry.withHeld(false).withNextAttempt(rooms.time().now()));
    }

    @Override
    public QueueAnswer delete(QueueId id) {
        return order(id, (slot, entry) -> {
            await(rooms.store().remove(id));
            rooms.dispatcher().gone(slot);
        });
    }

    @Override
    public QueueAnswer bounce(QueueId id) {
        return order(id, (slot, entry) -> {
            List<QueuedRecipient> failed =
                    entry.waiting().stream().map(r -> r.answered(DELETED, "")).toList();
            try (Message message = rooms.store().body(id)) {
                await(rooms.reports().failed(entry, failed, message));
            }
            failed.forEach(r -> rooms.fates().bounced(entry, r));
            await(rooms.store().remove(id));
            rooms.dispatcher().gone(slot);
        });
    }

    @Override
    public QueueAnswer reroute(QueueId id, NextHop hop) {
        return change(
                id,
                entry -> entry.withRoute(hop.toString())
                        .withNextAttempt(rooms.time().now()));
    }
}
