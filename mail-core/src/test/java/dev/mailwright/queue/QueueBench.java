package dev.mailwright.queue;

import dev.mailwright.Event;
import dev.mailwright.EventSink;
import dev.mailwright.Position;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.queue.kit.QueueEntries;
import dev.mailwright.queue.kit.ScriptedCourier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A queue on one thread under virtual time: what is due has happened when {@code advance} returns. */
final class QueueBench implements AutoCloseable {

    final VirtualTime time = new VirtualTime();
    final ScriptedCourier courier = new ScriptedCourier();
    final List<Envelope> reportsTo = new ArrayList<>();
    final List<String> reports = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Instant> attempts = new ArrayList<>();
    final MemoryQueue store = MemoryQueue.create();
    final RunningQueue queue;

    QueueBench(Routes routes) {
        EventSink sink = event -> events.add(event.apply(new EventSink.Stamp(new Position(1), time.now())));
        queue = RunningQueue.over(store, time, new Random(7), Runnable::run)
                .courier(consignment -> {
                    attempts.add(time.now());
                    return courier.deliver(consignment);
                })
                .hostname("mx.example.com")
                .routes(routes)
                .events(sink)
                .reports(this::report)
                .build();
        queue.open(QueueEntries.environment());
        queue.start();
    }

    private CompletableFuture<Void> report(Envelope envelope, Message report) {
        reportsTo.add(envelope);
        reports.add(QueueEntries.text(report));
        return CompletableFuture.completedFuture(null);
    }

    QueueId add(QueueEntry entry) {
        return queue.add(QueueEntries.message(entry.message()), List.of(entry))
                .toCompletableFuture()
                .join()
                .get(0);
    }

    @Override
    public void close() {
        queue.close();
    }
}
