package dev.mailwright.queue;

import dev.mailwright.Time;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the parts of a running queue share. */
final class QueueRooms {

    private static final Logger LOG = LoggerFactory.getLogger(Queue.class);

    private final RunningQueue.Builder parts;
    private final Dispatcher dispatcher;
    private final Reports reports;
    private final Fates fates;

    QueueRooms(RunningQueue.Builder parts) {
        this.parts = parts;
        this.fates = new Fates(parts.events);
        this.reports = new Reports(parts.hostname, parts.time, parts.random, schedule(), parts.sender);
        this.dispatcher = new Dispatcher(
                parts.time,
                parts.workers,
                this::concurrency,
                parts.settings.totalConcurrency(),
                new Dispatcher.Attempts() {
                    @Override
                    public void begin(Slot slot) {
                        new Attempt(QueueRooms.this, slot).begin();
                    }

                    @Override
                    public void suspend(Slot slot, dev.mailwright.check.Reply why) {
                        new Attempt(QueueRooms.this, slot).suspend(why);
                    }
                });
    }

    private int concurrency(NextHop hop) {
        int own = hop.kind() == NextHop.Kind.HANDLER ? parts.handlerConcurrency.applyAsInt(hop.handler()) : 0;
        return own > 0 ? own : parts.settings.concurrency();
    }

    QueueStore store() {
        return parts.store;
    }

    Time time() {
        return parts.time;
    }

    RandomGenerator random() {
        return parts.random;
    }

    RetrySchedule schedule() {
        return parts.settings.schedule();
    }

    Routes routes() {
        return parts.routes;
    }

    Executor urgent() {
        return parts.urgent;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Reports reports() {
        return reports;
    }

    Fates fates() {
        return fates;
    }

    Courier courier(NextHop hop) {
        return hop.kind() == NextHop.Kind.HANDLER ? parts.handlers : parts.courier;
    }

    /** Where an entry goes now: where somebody sent it, else where the routes send the first recipient that waits. */
    NextHop hop(QueueEntry entry) {
        List<QueuedRecipient> waiting = entry.waiting();
        QueuedRecipient first = waiting.isEmpty() ? entry.recipients().get(0) : waiting.get(0);
        return hop(entry, first);
    }

    private NextHop hop(QueueEntry entry, QueuedRecipient recipient) {
        if (!entry.route().isEmpty()) {
            try {
                NextHop wanted = NextHop.parse(entry.route());
                return parts.named.stream().filter(wanted::equals).findFirst().orElse(wanted);
            } catch (IllegalArgumentException e) {
                LOG.warn("a queued message has the route {}, which is none", entry.route());
            }
        }
        return parts.routes.hop(entry.sender(), recipient.address());
    }

    /** The waiting recipients that go there as well. */
    List<QueuedRecipient> sharing(QueueEntry entry, NextHop hop) {
        return entry.waiting().stream().filter(r -> hop(entry, r).equals(hop)).toList();
    }
}
