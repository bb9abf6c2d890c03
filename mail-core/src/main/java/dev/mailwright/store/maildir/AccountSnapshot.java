package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.backup.SnapshotSection;
import dev.mailwright.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One account in a snapshot, as it was at one moment. Most of the work, linking the messages, is done while the account is
 * in use. Then it stands still for as long as it takes to see what has changed meanwhile, and to link that: all mailboxes
 * at once, or a message that is moved could be in none of the copies. Delivery keys come first of all, so that no key is
 * in the snapshot whose message is not.
 */
final class AccountSnapshot {

    private final MaildirAccount account;
    private final SnapshotSection section;
    private final Path maildir;
    private final Map<MaildirMailbox, MailboxSnapshot> mailboxes = new LinkedHashMap<>();

    AccountSnapshot(MaildirAccount account, SnapshotSection section, Path maildir) {
        this.account = account;
        this.section = section;
        this.maildir = maildir;
    }

    void run(AccountId id) {
        section.write(MaildirPart.ID, id.value().getBytes(StandardCharsets.UTF_8));
        Path keys = DeliveryKeys.file(maildir);
        section.copy(keys, keys.getFileName().toString());
        for (MaildirMailbox mailbox : account.all()) {
            unlessGone(of(mailbox)::link);
        }
        account.standStill(this::settle);
        mailboxes.values().forEach(MailboxSnapshot::write);
    }

    private MailboxSnapshot of(MaildirMailbox mailbox) {
        return mailboxes.computeIfAbsent(mailbox, key -> new MailboxSnapshot(key, section, maildir));
    }

    private void settle(List<MaildirMailbox> present) throws IOException {
        List<MaildirMailbox> gone =
                mailboxes.keySet().stream().filter(m -> !present.contains(m)).toList();
        for (MaildirMailbox mailbox : gone) {
            of(mailbox).drop();
            mailboxes.remove(mailbox);
        }
        for (MaildirMailbox mailbox : present) {
            of(mailbox).settle();
        }
    }

    /** A step that a deleted mailbox does not need. */
    private interface Step {
        void run();
    }

    private static void unlessGone(Step step) {
        try {
            step.run();
        } catch (StoreException e) {
            if (e.reason() != StoreException.Reason.GONE) {
                throw e;
            }
        }
    }
}
