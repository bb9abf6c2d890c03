package dev.mailwright.event;

import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;

/** Somebody has logged in. */
public interface LoggedIn extends Event {

    static LoggedIn of(Stamp stamp, String protocol, String session, String client, String login, String mechanism) {
        return new EventRecords.LoggedInRecord(
                stamp.position(), stamp.at(), protocol, session, client, login, mechanism);
    }

    /** {@code imap}, {@code pop3}, {@code smtp}. */
    String protocol();

    /** The id of the connection. */
    String session();

    /** The address of the peer. */
    String client();

    /** The name in the directory. */
    String login();

    /** How, as the registry of SASL mechanisms writes it. */
    String mechanism();
}
