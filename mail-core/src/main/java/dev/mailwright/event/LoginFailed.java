package dev.mailwright.event;

import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;

/** Somebody tried to log in and could not. */
public interface LoginFailed extends Event {

    static LoginFailed of(Stamp stamp, String protocol, String session, String client, String login, String reason) {
        return new EventRecords.LoginFailedRecord(
                stamp.position(), stamp.at(), protocol, session, client, login, reason);
    }

    /** {@code imap}, {@code pop3}, {@code smtp}. */
    String protocol();

    /** The id of the connection. */
    String session();

    /** The address of the peer. */
    String client();

    /** As the client wrote it: not to be trusted, not to be shown raw. */
    String login();

    /** For people; never contains a secret. */
    String reason();
}
