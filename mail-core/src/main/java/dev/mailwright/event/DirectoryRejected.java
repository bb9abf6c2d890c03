package dev.mailwright.event;

import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;

/** A directory could not use what it read; the state before stays in use. */
public interface DirectoryRejected extends Event {

    static DirectoryRejected of(Stamp stamp, String source, String reason) {
        return new EventRecords.DirectoryRejectedRecord(stamp.position(), stamp.at(), source, reason);
    }

    /** The file or name it was read from. */
    String source();

    /** What is wrong, with file and line. */
    String reason();
}
