package dev.mailwright.delivery;

import dev.mailwright.AccountId;
import dev.mailwright.store.Folder;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.SpecialUse;

/** Where quarantined mail goes: the folder with the special use, or one named Junk, made by the filing where there is none. */
final class JunkFolder {

    private static final MailboxName USUAL = MailboxName.of("Junk");

    private JunkFolder() {}

    /** Reads the store. // rfc6154#2 */
    static MailboxName of(MailStore store, AccountId account) {
        return store.folders(account).list().stream()
                .filter(folder -> folder.isSelectable() && folder.specialUse().contains(SpecialUse.JUNK))
                .map(Folder::name)
                .min(MailboxName::compareTo)
                .orElse(USUAL);
    }
}
