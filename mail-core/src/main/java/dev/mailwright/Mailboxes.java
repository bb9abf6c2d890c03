package dev.mailwright;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.message.Message;
import dev.mailwright.store.Flag;
import dev.mailwright.store.Folder;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Uid;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mailboxes as an application sees them: simple, blocking calls over the store. Thread-safe; not on an event loop.
 */
public interface Mailboxes {

    /**
     * The folders of an account.
     *
     * @throws IllegalArgumentException when the address is no account
     */
    List<Folder> folders(EmailAddress account);

    /** The UIDs in a folder, ascending; empty when there is no such folder. */
    List<Uid> list(EmailAddress account, MailboxName folder);

    /** The bytes of a message; the caller closes it. */
    Optional<Message> read(EmailAddress account, MailboxName folder, Uid uid);

    /** Appends a message, creating the folder when it is missing; durable on return. */
    Uid append(EmailAddress account, MailboxName folder, Message message, Set<Flag> flags);
}
