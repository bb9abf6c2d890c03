package dev.mailwright.event;

import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;

/** A directory has read its sources again and uses them. */
public interface DirectoryReloaded extends Event {

    static DirectoryReloaded of(Stamp stamp, String source) {
        return new EventRecords.DirectoryReloadedRecord(stamp.position(), stamp.at(), source);
    }

    /** The file or name it was read from. */
    String source();
}
