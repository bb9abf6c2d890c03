package dev.mailwright.event;

import dev.mailwright.AccountId;
import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;
import dev.mailwright.address.EmailAddress;
import java.util.List;

/**
 * An alias has the name of a mailbox, which therefore gets no mail of its own. Raised once for each pair, whichever of
 * the two was there first.
 */
public interface AliasShadowsMailbox extends Event {

    static AliasShadowsMailbox of(Stamp stamp, EmailAddress address, AccountId account, List<EmailAddress> targets) {
        return new EventRecords.AliasShadowsMailboxRecord(stamp.position(), stamp.at(), address, account, targets);
    }

    /** The name that both have. */
    EmailAddress address();

    /** Whose mailbox it is. */
    AccountId account();

    /** Where the alias sends the mail instead. */
    List<EmailAddress> targets();
}
