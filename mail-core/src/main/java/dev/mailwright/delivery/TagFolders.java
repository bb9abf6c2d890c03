package dev.mailwright.delivery;

import dev.mailwright.AccountId;
import dev.mailwright.EventSink;
import dev.mailwright.event.FolderCapReached;
import dev.mailwright.routing.Subaddressing;
import dev.mailwright.store.Folder;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.MailboxName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the folder for a tag: one that is there, whatever its case; else a new one while there are not too many.
 *
 * <p>Folders that commits are about to make count as well, or many deliveries at once would pass the cap together.
 * Thread-safe.
 */
final class TagFolders {

    private final MailStore store;
    private final Subaddressing subaddressing;
    private final EventSink events;
    private final Map<AccountId, Map<MailboxName, Integer>> coming = new HashMap<>();

    TagFolders(MailStore store, Subaddressing subaddressing, EventSink events) {
        this.store = store;
        this.subaddressing = subaddressing;
        this.events = events;
    }

    /**
     * Reads the store.
     *
     * @return INBOX where the tag gets no folder. For another one call {@link #done} after the commit
     */
    MailboxName choose(AccountId account, String tag) {
        Optional<MailboxName> wanted = TagFolder.of(tag, subaddressing.folderCase(), store.namespace());
        return wanted.map(name -> reserve(account, name, tag)).orElse(MailboxName.INBOX);
    }

    private MailboxName reserve(AccountId account, MailboxName wanted, String tag) {
        Set<MailboxName> there = below(account);
        synchronized (coming) {
            Map<MailboxName, Integer> ours = coming.computeIfAbsent(account, a -> new HashMap<>());
            Set<MailboxName> all = new HashSet<>(there);
            all.addAll(ours.keySet());
            Optional<MailboxName> same =
                    all.stream().filter(f -> sameName(f, wanted)).min(MailboxName::compareTo);
            if (same.isPresent() || all.size() < subaddressing.maxFolders() && !TagFolder.isSpecial(wanted)) {
                MailboxName folder = same.orElse(wanted);
                ours.merge(folder, 1, Integer::sum);
                return folder;
            }
            coming.computeIfPresent(account, (a, left) -> left.isEmpty() ? null : left);
        }
        if (!TagFolder.isSpecial(wanted)) {
            events.emit(stamp -> FolderCapReached.of(stamp, account, tag, subaddressing.maxFolders()));
        }
        return MailboxName.INBOX;
    }

    private Set<MailboxName> below(AccountId account) {
        Set<MailboxName> names = new HashSet<>();
        for (Folder folder : store.folders(account).list()) {
            MailboxName name = folder.name();
            if (!name.isInbox() && store.namespace().belowInbox(name.leaf()).equals(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean sameName(MailboxName one, MailboxName other) {
        return one.leaf().toLowerCase(Locale.ROOT).equals(other.leaf().toLowerCase(Locale.ROOT));
    }

    /** The commit for which a folder was chosen is over. */
    void done(AccountId account, MailboxName folder) {
        synchronized (coming) {
            coming.computeIfPresent(account, (a, ours) -> {
                ours.computeIfPresent(folder, (f, count) -> count == 1 ? null : count - 1);
                return ours.isEmpty() ? null : ours;
            });
        }
    }
}
