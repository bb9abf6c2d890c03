package dev.mailwright.store.maildir;

import dev.mailwright.store.Counts;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.Usage;
import dev.mailwright.store.index.ArrayView;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/**
 * Counts and usage of one account. What must be measured is read first, then all figures are taken at one moment.
 * Mailboxes that go meanwhile are left out. Blocks.
 */
final class AccountFigures {

    private final MaildirAccount account;

    AccountFigures(MaildirAccount account) {
        this.account = account;
    }

    Map<MailboxName, Counts> counts(Collection<MailboxName> names) {
        Map<MailboxName, MaildirMailbox> mailboxes = new LinkedHashMap<>();
        for (MailboxName name : names) {
            unlessGone(() -> account.open(name).ifPresent(mailbox -> {
                measure(mailbox);
                mailboxes.put(name, mailbox);
            }));
        }
        Map<MailboxName, Counts> counts = new LinkedHashMap<>();
        synchronized (account.shown()) {
            mailboxes.forEach((name, mailbox) -> unlessGone(() -> counts.put(name, counts(mailbox))));
        }
        return counts;
    }

    private static Counts counts(MaildirMailbox mailbox) {
        ArrayView<byte[]> view = mailbox.arrays();
        return new Counts(
                view.size(),
                mailbox.index().recent().count(),
                view.unseen(),
                view.deleted(),
                view.uidNext(),
                view.uidValidity(),
                view.highestModSeq(),
                mailbox.index().octets(),
                mailbox.id());
    }

    Usage usage() {
        return usage(MailboxIndex::octets);
    }

    /** The same with octets as the files have them. */
    Usage stored() {
        return usage(MailboxIndex::stored);
    }

    private Usage usage(ToLongFunction<MailboxIndex> octets) {
        List<MaildirMailbox> mailboxes = account.all();
        mailboxes.forEach(mailbox -> unlessGone(() -> measure(mailbox)));
        AtomicLong bytes = new AtomicLong();
        AtomicLong messages = new AtomicLong();
        synchronized (account.shown()) {
            for (MaildirMailbox mailbox : mailboxes) {
                unlessGone(() -> {
                    messages.addAndGet(mailbox.arrays().size());
                    bytes.addAndGet(octets.applyAsLong(mailbox.index()));
                });
            }
        }
        return new Usage(bytes.get(), messages.get());
    }

    private static void measure(MaildirMailbox mailbox) {
        MessageReader reader = new MessageReader(mailbox);
        ArrayView<byte[]> view = mailbox.arrays();
        for (long uid : mailbox.index().unmeasured()) {
            int at = view.indexOf(uid);
            if (at >= 0) {
                unlessGone(() -> reader.size(uid, view.rowAt(at)));
            }
        }
    }

    private static void unlessGone(Runnable task) {
        try {
            task.run();
        } catch (StoreException e) {
            if (e.reason() != Reason.GONE) {
                throw e;
            }
        }
    }
}
