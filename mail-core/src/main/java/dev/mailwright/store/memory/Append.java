package dev.mailwright.store.memory;

import dev.mailwright.Quota;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.Uid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** APPEND of one or more messages (RFC 3502), all or none, under the lock of the account. */
final class Append {

    private final MemoryMailbox mailbox;
    private final MailboxEdit edit;
    private final List<Uid> uids = new ArrayList<>();
    private final Map<DeliveryKey, Filed.Stored> keys = new HashMap<>();

    private Append(MemoryMailbox mailbox) {
        this.mailbox = mailbox;
        this.edit = mailbox.edit();
    }

    static List<Uid> to(MemoryMailbox mailbox, List<Staged> staged, List<Filing> filings, Hints hints) {
        if (staged.size() != filings.size()) {
            throw new IllegalArgumentException("a filing for each message");
        }
        Append append = new Append(mailbox);
        for (int i = 0; i < staged.size(); i++) {
            append.one(MemoryStore.bytes(mailbox.account().store(), staged.get(i)), filings.get(i));
        }
        append.edit.commit(hints);
        mailbox.account().keys().putAll(append.keys);
        return List.copyOf(append.uids);
    }

    private void one(byte[] body, Filing filing) {
        MemoryAccount account = mailbox.account();
        if (!filing.account().equals(account.id())) {
            throw new IllegalArgumentException("the filing is for another account");
        }
        Filed.Stored known = filing.key().map(this::known).orElse(null);
        if (known != null) {
            if (!known.mailbox().equals(mailbox.identity())) {
                throw new StoreException(Reason.CANNOT, "the delivery key belongs to another mailbox");
            }
            uids.add(known.uid());
            return;
        }
        MemoryMessage message = Filer.message(account.store(), body, filing);
        Quota quota = filing.quota();
        Filer.checkQuota(account, quota, edit.bytes() + message.size(), edit.messages() + 1);
        Uid uid = new Uid(edit.add(message, filing.flags(), filing.options().contains(FilingOption.RECENT)));
        uids.add(uid);
        filing.key()
                .ifPresent(key -> keys.put(
                        key, Filed.stored(mailbox.name(), mailbox.identity(), mailbox.validity(), uid, false)));
    }

    private Filed.@org.jspecify.annotations.Nullable Stored known(DeliveryKey key) {
        Filed.Stored before = mailbox.account().keys().get(key);
        return before == null ? keys.get(key) : before;
    }
}
