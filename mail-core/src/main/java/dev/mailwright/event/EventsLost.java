package dev.mailwright.event;

import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;

/** The queue of this subscription was full, and events were dropped. Only the subscription concerned gets it. */
public interface EventsLost extends Event {

    static EventsLost of(Stamp stamp, long count) {
        return new EventRecords.EventsLostRecord(stamp.position(), stamp.at(), count);
    }

    /** How many, at least 1. */
    long count();
}
