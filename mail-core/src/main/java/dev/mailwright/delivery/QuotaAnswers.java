package dev.mailwright.delivery;

import dev.mailwright.Quota;
import dev.mailwright.check.Reply;
import dev.mailwright.directory.Account;
import dev.mailwright.routing.Destination;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said of full mailboxes. One that is full now may have room again tomorrow, so its mail is put off; what is larger
 * than the whole quota never fits. The decision is the store's, at the commit; at RCPT this only spares the transfer.
 */
final class QuotaAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private QuotaAnswers() {}

    /** What is said at RCPT when no place can take a message, of the size that was announced if one was; else empty. */
    static Optional<Reply> refusal(MailStore store, List<Destination> places, OptionalLong announced) {
        Reply answer = Replies.NEVER_FITS;
        for (Destination place : places) {
            Optional<Reply> refusal = place instanceof Destination.Mailbox box
                    ? refusal(store, box.account(), announced.orElse(0))
                    : Optional.empty();
            if (refusal.isEmpty()) {
                return refusal;
            }
            answer = refusal.get().equals(Replies.NEVER_FITS) ? answer : refusal.get();
        }
        return Optional.of(answer);
    }

    /** What cannot be known now, be it from the store or from an account of the application's, the commit finds out. */
    private static Optional<Reply> refusal(MailStore store, Account account, long size) {
        try {
            Quota quota = account.quota();
            if (quota.isUnlimited()) {
                return Optional.empty();
            }
            if (size > quota.bytes()) {
                return Optional.of(Replies.NEVER_FITS);
            }
            Usage used = store.folders(account.id()).usage();
            boolean full = used.bytes() >= quota.bytes()
                    || used.bytes() > quota.bytes() - size
                    || used.messages() >= quota.messages();
            return full ? Optional.of(Replies.MAILBOX_FULL) : Optional.empty();
        } catch (RuntimeException e) {
            LOG.debug("the usage of an account is not known now: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Of a message that the store refused. */
    static Reply of(Account account, long size) {
        Quota quota = account.quota();
        return size > quota.bytes() || quota.messages() == 0 ? Replies.NEVER_FITS : Replies.MAILBOX_FULL;
    }
}
