package dev.mailwright.store.memory;

import dev.mailwright.AccountId;
import dev.mailwright.store.index.AccountWatchers;
import dev.mailwright.store.index.MailboxWatchers;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whom to tell when the lock is given back. Confined to one call. */
final class Hints {

    private final Set<AccountId> accounts = new LinkedHashSet<>();
    private final Set<MailboxWatchers> mailboxes = new LinkedHashSet<>();

    void account(AccountId account) {
        accounts.add(account);
    }

    void mailbox(AccountId account, MailboxWatchers watchers) {
        accounts.add(account);
        mailboxes.add(watchers);
    }

    void send(AccountWatchers watchers) {
        mailboxes.forEach(MailboxWatchers::hint);
        accounts.forEach(watchers::hint);
    }
}
