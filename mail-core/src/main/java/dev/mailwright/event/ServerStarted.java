package dev.mailwright.event;

import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;
import java.time.Duration;

/** The server accepts mail. */
public interface ServerStarted extends Event {

    static ServerStarted of(Stamp stamp, String hostname, Duration took) {
        return new EventRecords.ServerStartedRecord(stamp.position(), stamp.at(), hostname, took);
    }

    /** Its name. */
    String hostname();

    /** From the call of {@code start()} on. */
    Duration took();
}
