package dev.mailwright.event;

import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;
import java.time.Duration;

/** The server has stopped. */
public interface ServerStopped extends Event {

    static ServerStopped of(Stamp stamp, boolean clean, Duration took) {
        return new EventRecords.ServerStoppedRecord(stamp.position(), stamp.at(), clean, took);
    }

    /** Whether everybody was done before the grace ended. */
    boolean clean();

    /** From the call of {@code stop()} on. */
    Duration took();
}
