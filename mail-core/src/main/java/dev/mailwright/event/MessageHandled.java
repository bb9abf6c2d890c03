package dev.mailwright.event;

import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;
import dev.mailwright.address.EmailAddress;

/** A handler of the application is done with a message. */
public interface MessageHandled extends Event {

    static MessageHandled of(Stamp stamp, String message, String session, EmailAddress recipient, String handler) {
        return new EventRecords.MessageHandledRecord(
                stamp.position(), stamp.at(), message, session, recipient, handler);
    }

    /** The id of the message in this server. */
    String message();

    /** The id of the connection or job that brought it. */
    String session();

    /** As the client named it. */
    EmailAddress recipient();

    /** The address that the handler is registered for. */
    String handler();
}
