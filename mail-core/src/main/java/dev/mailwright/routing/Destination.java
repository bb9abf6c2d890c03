package dev.mailwright.routing;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Account;
import java.util.Optional;

/** One place where a route ends. */
public sealed interface Destination {

    /** The address that led here last, after aliases and without what the subaddress took off. */
    EmailAddress address();

    /**
     * A mailbox of ours.
     *
     * @param tag of the subaddress; present and empty for {@code john+@}
     * @param mode what to do with the tag
     */
    record Mailbox(Account account, EmailAddress address, Optional<String> tag, TaggedMail mode)
            implements Destination {}

    /** An address of somebody else's, for the queue. */
    record Remote(EmailAddress address) implements Destination {}

    /**
     * Code of the application.
     *
     * @param name the address it was registered for
     */
    record Handler(String name, EmailAddress address, Optional<String> tag) implements Destination {}
}
