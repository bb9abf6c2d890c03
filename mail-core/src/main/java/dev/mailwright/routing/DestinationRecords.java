package dev.mailwright.routing;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Account;
import java.util.Optional;

/** What the factories of {@link Destination} make. */
final class DestinationRecords {

    private DestinationRecords() {}

    record MailboxRecord(Account account, EmailAddress address, Optional<String> tag, TaggedMail mode)
            implements Destination.Mailbox {}

    record RemoteRecord(EmailAddress address) implements Destination.Remote {}

    record HandlerRecord(String name, EmailAddress address, Optional<String> tag) implements Destination.Handler {}
}
