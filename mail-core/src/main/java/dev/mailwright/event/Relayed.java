package dev.mailwright.event;

import dev.mailwright.EventSink.Stamp;
import dev.mailwright.Submission;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;

/** The next hop has taken a message for a recipient. */
public interface Relayed extends MessageFate {

    static Relayed of(Stamp stamp, Submission submission, EmailAddress recipient, String relay, Reply reply) {
        return new EventRecords.RelayedRecord(stamp.position(), stamp.at(), submission, recipient, relay, reply);
    }

    /** Who took it. */
    String relay();

    /** What it said. */
    Reply reply();
}
