package dev.mailwright.event;

import dev.mailwright.EventSink.Stamp;
import dev.mailwright.Submission;
import dev.mailwright.address.EmailAddress;

/** A message was taken into the queue for a recipient elsewhere. */
public interface Queued extends MessageFate {

    static Queued of(Stamp stamp, Submission submission, EmailAddress recipient, String hop) {
        return new EventRecords.QueuedRecord(stamp.position(), stamp.at(), submission, recipient, hop);
    }

    /** Where it goes next. */
    String hop();
}
