package dev.mailwright;

import dev.mailwright.event.EventsLost;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events to listeners: a bounded queue for each, drained by one worker at a time, never holding an emitter up. */
final class EventBus implements Events, EventSink {

    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);
    private static final int CAPACITY = 1024;

    private final EventCounters counters;
    private final Time time;
    private final Executor workers;
    private final AtomicLong last = new AtomicLong();
    private final List<Mailing<?>> subscribers = new CopyOnWriteArrayList<>();

    EventBus(Time time, Executor workers, EventCounters counters) {
        this.counters = counters;
        this.time = time;
        this.workers = workers;
    }

    @Override
    public void emit(Function<Stamp, ? extends Event> event) {
        if (subscribers.isEmpty() && counters.isIdle()) {
            return;
        }
        Event stamped;
        synchronized (last) {
            stamped = event.apply(stamp());
            subscribers.forEach(s -> s.offer(stamped));
        }
        counters.count(stamped);
        subscribers.forEach(Mailing::wake);
    }

    private Stamp stamp() {
        return new Stamp(new Position(last.incrementAndGet()), time.now());
    }

    @Override
    public <E extends Event> Subscription on(Class<E> kind, Consumer<? super E> listener) {
        Mailing<E> mailing = new Mailing<>(kind, listener);
        subscribers.add(mailing);
        return () -> {
            subscribers.remove(mailing);
            mailing.end();
        };
    }

    /** Waits until the listeners have seen what was emitted, at most so long. */
    void flush(Duration patience) {
        List<Mailing<?>> now = List.copyOf(subscribers);
        CountDownLatch done = new CountDownLatch(now.size());
        now.forEach(s -> s.whenEmpty(done::countDown));
        try {
            if (!done.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("Some listeners are still busy with events");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The queue of one subscription. */
    private final class Mailing<E extends Event> implements Runnable {

        private final Class<E> kind;
        private final Consumer<? super E> listener;
        private final Queue<E> queue = new ArrayDeque<>();
        private long lost;
        private @Nullable Event lastLost;
        private @Nullable Runnable atEnd;
        private boolean running;
        private boolean ended;

        Mailing(Class<E> kind, Consumer<? super E> listener) {
            this.kind = kind;
            this.listener = listener;
        }

        synchronized void offer(Event event) {
            if (ended || !kind.isInstance(event)) {
                return;
            }
            if (lost > 0 || queue.size() == CAPACITY) {
                lost++;
                lastLost = event;
            } else {
                queue.add(kind.cast(event));
            }
        }

        void wake() {
            synchronized (this) {
                if (running || ended || queue.isEmpty()) {
                    return;
                }
                running = true;
            }
            try {
                workers.execute(this);
            } catch (RejectedExecutionException busy) {
                synchronized (this) {
                    running = false;
                }
            }
        }

        @Override
        public void run() {
            for (E event = next(); event != null; event = next()) {
                call(event);
            }
        }

        private synchronized @Nullable E next() {
            E event = ended ? null : queue.poll();
            if (event == null && lastLost != null && !ended) {
                event = confession(lastLost);
            }
            running = event != null;
            if (!running) {
                tellEmpty();
            }
            return event;
        }

        private void tellEmpty() {
            Runnable told = atEnd;
            atEnd = null;
            if (told != null) {
                told.run();
            }
        }

        synchronized void whenEmpty(Runnable action) {
            atEnd = action;
            if (!running) {
                tellEmpty();
            }
        }

        /** What a listener of this kind is told of a loss, in the place of the last event lost; a narrow kind cannot be told. */
        private @Nullable E confession(Event last) {
            EventsLost told = EventsLost.of(new Stamp(last.position(), last.at()), lost);
            LOG.warn("A listener of {} was too slow and lost {} events", kind.getSimpleName(), lost);
            lost = 0;
            lastLost = null;
            return kind.isInstance(told) ? kind.cast(told) : null;
        }

        private void call(E event) {
            try {
                listener.accept(event);
            } catch (Throwable e) {
                LOG.error("A listener of {} failed", kind.getSimpleName(), e);
            }
        }

        synchronized void end() {
            ended = true;
            queue.clear();
            tellEmpty();
        }
    }
}
