package dev.mailwright.event;

import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import java.util.List;

/** A message was taken: each copy that was answered with 250 is durable. */
public interface MessageAccepted extends Event {

    static MessageAccepted of(
            Stamp stamp, String message, String session, ReversePath sender, List<EmailAddress> recipients, long size) {
        return new EventRecords.MessageAcceptedRecord(
                stamp.position(), stamp.at(), message, session, sender, recipients, size);
    }

    /** The id of the message in this server, the same in the log and in all its events. */
    String message();

    /** The id of the connection or job that brought it. */
    String session();

    /** The envelope sender. */
    ReversePath sender();

    /** The recipients it was taken for, as the client named them. */
    List<EmailAddress> recipients();

    /** Octets. */
    long size();
}
