package dev.mailwright.event;

import dev.mailwright.AccountId;
import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidValidity;

/** One copy of a message is durable in a mailbox. */
public interface MessageDelivered extends Event {

    static MessageDelivered of(
            Stamp stamp,
            String message,
            String session,
            EmailAddress recipient,
            AccountId account,
            MailboxName folder,
            UidValidity validity,
            Uid uid) {
        return new EventRecords.MessageDeliveredRecord(
                stamp.position(), stamp.at(), message, session, recipient, account, folder, validity, uid);
    }

    /** The id of the message in this server. */
    String message();

    /** The id of the connection or job that brought it. */
    String session();

    /** As the client named it. */
    EmailAddress recipient();

    /** Whose mailbox it is. */
    AccountId account();

    /** Where it lies. */
    MailboxName folder();

    /** Of the folder. */
    UidValidity validity();

    /** Its number there. */
    Uid uid();
}
