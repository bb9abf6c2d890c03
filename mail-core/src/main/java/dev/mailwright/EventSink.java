package dev.mailwright;

import java.time.Instant;
import java.util.function.Function;

/** Where a room reports what happened. Never blocks, never throws, thread-safe. */
@FunctionalInterface
public interface EventSink {

    /** Says nothing to anybody. */
    EventSink NONE = event -> {};

    /** Stamps the event with its position and time and hands it to the subscribers. */
    void emit(Function<Stamp, ? extends Event> event);

    /** Position and time of an event. */
    record Stamp(Position position, Instant at) {}
}
