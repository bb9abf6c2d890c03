package dev.mailwright.event;

import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import dev.mailwright.check.Reply;
import java.util.List;

/** A recipient or a message was not taken. */
public interface MessageRefused extends Event {

    static MessageRefused of(
            Stamp stamp, String session, ReversePath sender, List<EmailAddress> recipients, Reply reply) {
        return new EventRecords.MessageRefusedRecord(stamp.position(), stamp.at(), session, sender, recipients, reply);
    }

    /** The id of the connection or job that brought it. */
    String session();

    /** The envelope sender. */
    ReversePath sender();

    /** Those it was not taken for; empty when the message was refused before any was known. */
    List<EmailAddress> recipients();

    /** What the client was told. */
    Reply reply();
}
