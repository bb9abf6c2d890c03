package dev.mailwright.store;

import dev.mailwright.AccountId;
import java.util.Optional;

/** What of a snapshot's mail shall come back. Made by its factories; the {@code with} methods return a changed copy. */
public final class Restore {

    private final Optional<AccountId> account;
    private final Optional<MailboxName> folder;
    private final UidSet messages;
    private final Optional<MailboxName> into;

    private Restore(
            Optional<AccountId> account, Optional<MailboxName> folder, UidSet messages, Optional<MailboxName> into) {
        this.account = account;
        this.folder = folder;
        this.messages = messages;
        this.into = into;
    }

    /** The mail of all accounts. */
    public static Restore everything() {
        return new Restore(Optional.empty(), Optional.empty(), UidSet.ALL, Optional.empty());
    }

    /** All folders of an account. */
    public static Restore account(AccountId id) {
        return new Restore(Optional.of(id), Optional.empty(), UidSet.ALL, Optional.empty());
    }

    /** One folder of an account, without those below it. */
    public static Restore folder(AccountId id, MailboxName name) {
        return new Restore(Optional.of(id), Optional.of(name), UidSet.ALL, Optional.empty());
    }

    /** Messages of a folder, by the UIDs that they have in the snapshot. */
    public static Restore messages(AccountId id, MailboxName folder, UidSet uids) {
        return new Restore(Optional.of(id), Optional.of(folder), uids, Optional.empty());
    }

    /** Into this folder in place of the one that they were in, with new UIDs; it is made when it is not there. */
    public Restore withTarget(MailboxName name) {
        return new Restore(account, folder, messages, Optional.of(name));
    }

    /** Empty for all. */
    public Optional<AccountId> account() {
        return account;
    }

    /** Empty for all. */
    public Optional<MailboxName> folder() {
        return folder;
    }

    public UidSet messages() {
        return messages;
    }

    /** Empty where each folder's messages go back into it. */
    public Optional<MailboxName> target() {
        return into;
    }
}
