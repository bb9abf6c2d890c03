package dev.mailwright.queue;

import dev.mailwright.message.Message;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps queued mail in memory, for tests: what the process has taken ends with it. Thread-safe. */
public final class MemoryQueue implements QueueStore {

    private final Map<QueueId, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private final AtomicBoolean open = new AtomicBoolean();

    private MemoryQueue() {}

    private record Kept(QueueEntry entry, Message body) {}

    public static MemoryQueue create() {
        return new MemoryQueue();
    }

    @Override
    public void open(QueueEnvironment environment, Census census) {
        if (!open.compareAndSet(false, true)) {
            throw new QueueException(QueueException.Reason.BROKEN, "the queue is open already");
        }
        kept.forEach((id, one) -> census.there(id, one.entry()));
    }

    @Override
    public CompletionStage<List<QueueId>> add(Message body, List<QueueEntry> entries) {
        if (!open.get()) {
            return CompletableFuture.failedFuture(
                    new QueueException(QueueException.Reason.BROKEN, "the queue is not open"));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.transferTo(bytes);
        Message copy = Message.of(bytes.toByteArray());
        List<QueueId> ids = new ArrayList<>();
        for (QueueEntry entry : entries) {
            QueueId id = new QueueId(last.incrementAndGet());
            kept.put(id, new Kept(entry, copy));
            ids.add(id);
        }
        return CompletableFuture.completedFuture(List.copyOf(ids));
    }

    private Kept kept(QueueId id) {
        return Optional.ofNullable(kept.get(id))
                .orElseThrow(() -> new QueueException(QueueException.Reason.GONE, "there is no entry " + id));
    }

    @Override
    public QueueEntry read(QueueId id) {
        return kept(id).entry();
    }

    @Override
    public Message body(QueueId id) {
        return kept(id).body();
    }

    @Override
    public CompletionStage<Void> update(QueueId id, QueueEntry entry) {
        kept.computeIfPresent(id, (same, one) -> new Kept(entry, one.body()));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> remove(QueueId id) {
        kept.remove(id);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        open.set(false);
    }

    @Override
    public String toString() {
        return "queue in memory";
    }
}
