package dev.mailwright.event;

import dev.mailwright.EventSink.Stamp;
import dev.mailwright.Submission;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;

/** A message will not be delivered to a recipient; its sender is told, unless there is none or it did not want to be. */
public interface Bounced extends MessageFate {

    static Bounced of(Stamp stamp, Submission submission, EmailAddress recipient, Reply reply) {
        return new EventRecords.BouncedRecord(stamp.position(), stamp.at(), submission, recipient, reply);
    }

    /** Why, in the words of the next hop or of this server. */
    Reply reply();
}
