package dev.mailwright.delivery;

import dev.mailwright.Quota;
import dev.mailwright.check.Reply;
import dev.mailwright.directory.Account;
import dev.mailwright.routing.Destination;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Usage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said of full mailboxes. One that is full now may have room again tomorrow, so its mail is put off; what is larger
 * than the whole quota never fits. The decision is the store's, at the commit; at RCPT this only spares the transfer.
 */
final class QuotaAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private QuotaAnswers() {}

    /** Whether every place is a mailbox that can take nothing now. */
    static boolean full(MailStore store, List<Destination> places) {
        return places.stream()
                .allMatch(place -> place instanceof Destination.Mailbox box && full(store, box.account()));
    }

    /** What cannot be known now, be it from the store or from an account of the application's, the commit finds out. */
    private static boolean full(MailStore store, Account account) {
        try {
            Quota quota = account.quota();
            if (quota.isUnlimited()) {
                return false;
            }
            Usage used = store.folders(account.id()).usage();
            return used.bytes() >= quota.bytes() || used.messages() >= quota.messages();
        } catch (RuntimeException e) {
            LOG.debug("the usage of an account is not known now: {}", e.toString());
            return false;
        }
    }

    /** Of a message that the store refused. */
    static Reply of(Account account, long size) {
        Quota quota = account.quota();
        return size > quota.bytes() || quota.messages() == 0 ? Replies.NEVER_FITS : Replies.MAILBOX_FULL;
    }
}
