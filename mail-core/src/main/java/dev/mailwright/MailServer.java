package dev.mailwright;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.EditableDirectory;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.routing.RouteTrace;
import dev.mailwright.store.MailStore;
import java.time.Duration;

/**
 * A mail server inside this process. Built, started, stopped, perhaps started again, and closed for good. Thread-safe.
 */
public interface MailServer extends AutoCloseable {

    /** Where a server is in its life. */
    enum State {
        BUILT,
        RUNNING,
        STOPPED,
        CLOSED
    }

    State state();

    /**
     * Binds every service, then opens them all; or leaves nothing behind.
     *
     * @return this server
     * @throws StartException naming the service and address
     * @throws IllegalStateException unless BUILT or STOPPED
     */
    MailServer start();

    /** Refuses new clients, lets the others finish what they do, cuts what is left after {@code grace}. */
    StopReport stop(Duration grace);

    /** Stops with ten seconds of grace and gives everything back. Idempotent and final. */
    @Override
    void close();

    /**
     * The handle of a running service.
     *
     * @throws IllegalArgumentException when there is no such service
     * @throws IllegalStateException when the server is not running
     */
    <H> H service(ServiceKey<H> key);

    /**
     * Takes in a message from this application: routed like any other, durable on return.
     *
     * @throws SubmissionRefused naming the first recipient that is not taken; nothing was stored then
     */
    Submission submit(Envelope envelope, Message message);

    /** Where mail for an address would go, and why. */
    RouteTrace explain(EmailAddress recipient);

    Directory directory();

    /** The domains, accounts and aliases given in line, to be changed while the server runs; valid for the next look-up. */
    EditableDirectory accounts();

    MailStore store();

    Mailboxes mailboxes();

    Events events();

    /**
     * Reads certificates and directory files again.
     *
     * @throws ConfigurationException when something is wrong with them; what was in use stays in use
     */
    void reload();
}
