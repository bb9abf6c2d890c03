package dev.mailwright;

import java.util.function.Consumer;

/**
 * Subscriptions to what happens. Each has its own ordered queue, read on a worker: a slow listener delays nobody, and
 * when its queue is full it gets an {@code EventsLost} instead of holding the server up. A listener
 * that throws is logged and kept. Thread-safe.
 */
public interface Events {

    /** Calls {@code listener} for each event of this kind from now on, one at a time, in order. */
    <E extends Event> Subscription on(Class<E> kind, Consumer<? super E> listener);
}
