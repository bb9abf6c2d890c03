package dev.mailwright.store.memory;

import dev.mailwright.Quota;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.Uid;
import dev.mailwright.store.Usage;
import java.util.Optional;
import java.util.Set;

/** Files one copy under the lock of its account. */
final class Filer {

    private final MemoryAccount account;
    private final Hints hints;

    Filer(MemoryAccount account, Hints hints) {
        this.account = account;
        this.hints = hints;
    }

    /** Known keys first, then the quota, then the folder: what fails leaves nothing behind. */
    Filed file(byte[] body, Filing filing) {
        Optional<Filed.Stored> known = filing.key().map(account.keys()::get);
        if (known.isPresent()) {
            Filed.Stored first = known.get();
            return Filed.stored(first.folder(), first.mailbox(), first.validity(), first.uid(), true);
        }
        try {
            MemoryMessage message = message(account.store(), body, filing);
            checkQuota(account, filing.quota(), message.size(), 1);
            Filed.Stored stored = store(message, filing, folder(filing));
            filing.key().ifPresent(key -> account.keys().put(key, stored));
            return stored;
        } catch (StoreException e) {
            return Filed.failed(e);
        }
    }

    private Filed.Stored store(MemoryMessage message, Filing filing, MailboxName folder) {
        boolean isNew = account.tree().find(folder).isEmpty();
        if (isNew) {
            account.create(folder, Set.of(), hints);
        }
        MemoryMailbox mailbox = account.tree().find(folder).orElseThrow();
        MailboxEdit edit = mailbox.edit();
        long uid;
        try {
            uid = edit.add(message, filing.flags(), filing.options().contains(FilingOption.RECENT));
        } catch (StoreException e) {
            if (isNew) {
                account.delete(folder, hints);
            }
            throw e;
        }
        if (isNew) {
            account.subscriptions(Set.of(folder), Set.of(), hints);
        }
        edit.commit(hints);
        return Filed.stored(folder, mailbox.identity(), mailbox.validity(), new Uid(uid), false);
    }

    /** The folder to use, which is there or can be created. */
    private MailboxName folder(Filing filing) {
        MailboxName name = filing.folder();
        if (account.tree().find(name).isPresent()) {
            return name;
        }
        boolean fallBack = filing.options().contains(FilingOption.FALL_BACK_TO_INBOX);
        if (filing.options().contains(FilingOption.CREATE_FOLDER)) {
            try {
                account.tree().checkCreate(name, Set.of());
                return name;
            } catch (StoreException e) {
                if (!fallBack) {
                    throw e;
                }
            }
        }
        if (!fallBack) {
            throw new StoreException(Reason.GONE, "there is no such mailbox");
        }
        return MailboxName.INBOX;
    }

    static MemoryMessage message(MemoryStore store, byte[] body, Filing filing) {
        return new MemoryMessage(
                filing.prefix().bytes(),
                body,
                filing.internalDate().getEpochSecond(),
                store.identities().next());
    }

    static void checkQuota(MemoryAccount account, Quota quota, long bytes, long messages) {
        Usage usage = account.usage();
        if (bytes > quota.bytes() - usage.bytes() || messages > quota.messages() - usage.messages()) {
            throw new StoreException(Reason.OVER_QUOTA, "the account's quota does not allow it");
        }
    }
}
