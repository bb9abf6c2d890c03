package dev.mailwright.store;

import dev.mailwright.Lookup;
import dev.mailwright.Position;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The folders of one account. Thread-safe. Failures are {@link StoreException}s. */
public interface Folders {

    /** All of them, parents before children, levels without a mailbox of their own included. */
    List<Folder> list();

    /** Opens a mailbox, which all its sessions share. Absent when there is none or it is a mere level. */
    Lookup<Mailbox> open(MailboxName name);

    /** The figures of several mailboxes; those that do not exist are left out. */
    Map<MailboxName, Counts> counts(Collection<MailboxName> names);

    /** Creates a mailbox; fails with EXISTS or CANNOT. Missing parents become levels (RFC 9051 section 6.3.4). */
    CompletionStage<Folder> create(MailboxName name, Set<SpecialUse> use);

    /**
     * Renames a mailbox with all below it; its subscriptions stay as they are. Renaming INBOX moves its messages and
     * leaves it empty (RFC 9051 section 6.3.6). Fails with GONE, EXISTS or CANNOT.
     */
    CompletionStage<Void> rename(MailboxName from, MailboxName to);

    /** Deletes a mailbox; children stay, and it then is a level. Fails with GONE, or with CANNOT for INBOX. */
    CompletionStage<Void> delete(MailboxName name);

    /** The subscribed names; they need not exist (RFC 9051 section 6.3.7). */
    Set<MailboxName> subscribed();

    /** Subscribes and unsubscribes. */
    CompletionStage<Void> subscriptions(Set<MailboxName> add, Set<MailboxName> remove);

    Usage usage();

    /** The account's changes after a position, oldest first, at most {@code max}. */
    LogPage log(Position after, int max);
}
