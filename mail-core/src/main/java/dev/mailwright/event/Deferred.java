package dev.mailwright.event;

import dev.mailwright.EventSink.Stamp;
import dev.mailwright.Submission;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;
import java.time.Instant;

/** A message could not be delivered for now; it is tried again. */
public interface Deferred extends MessageFate {

    static Deferred of(Stamp stamp, Submission submission, EmailAddress recipient, Reply reply, Instant nextAttempt) {
        return new EventRecords.DeferredRecord(stamp.position(), stamp.at(), submission, recipient, reply, nextAttempt);
    }

    /** Why, in the words of the next hop or of this server. */
    Reply reply();

    /** When it is tried next. */
    Instant nextAttempt();
}
