package dev.mailwright.routing;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Account;
import java.util.Optional;

/** One place where a route ends. Kinds may be added: whoever takes routes apart needs an answer for one that it does not know. */
public interface Destination {

    /** The address that led here last, after aliases and without what the subaddress took off. */
    EmailAddress address();

    /** A mailbox of ours, for an address without a tag. */
    static Mailbox mailbox(Account account, EmailAddress address) {
        return new DestinationRecords.MailboxRecord(account, address, Optional.empty(), TaggedMail.NONE);
    }

    /**
     * A mailbox of ours.
     *
     * @param tag of the subaddress; empty for {@code john+@}
     * @param mode what to do with the tag
     */
    static Mailbox taggedMailbox(Account account, EmailAddress address, String tag, TaggedMail mode) {
        return new DestinationRecords.MailboxRecord(account, address, Optional.of(tag), mode);
    }

    /** An address of somebody else's, for the queue. */
    static Remote remote(EmailAddress address) {
        return new DestinationRecords.RemoteRecord(address);
    }

    /**
     * Code of the application, for an address without a tag.
     *
     * @param name the address it was registered for
     */
    static Handler handler(String name, EmailAddress address) {
        return new DestinationRecords.HandlerRecord(name, address, Optional.empty());
    }

    /** The same for an address with a tag. */
    static Handler taggedHandler(String name, EmailAddress address, String tag) {
        return new DestinationRecords.HandlerRecord(name, address, Optional.of(tag));
    }

    /** A mailbox of ours. */
    interface Mailbox extends Destination {

        Account account();

        /** Of the subaddress; present and empty for {@code john+@}. */
        Optional<String> tag();

        /** What to do with the tag. */
        TaggedMail mode();
    }

    /** An address of somebody else's, for the queue. */
    interface Remote extends Destination {}

    /** Code of the application. */
    interface Handler extends Destination {

        /** The address it was registered for. */
        String name();

        Optional<String> tag();
    }
}
