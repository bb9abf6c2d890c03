package dev.mailwright.store.index;

import dev.mailwright.store.Folder;
import dev.mailwright.store.MailboxId;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.SpecialUse;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The mailboxes of one account by name, and the levels between them. What does not fit is refused before anything
 * changes. Not thread-safe: the account's lock guards it.
 *
 * <ul>
 *   <li>At most {@value #MAX_FOLDERS} mailboxes.
 *   <li>A special use belongs to one mailbox at most; {@code \All} and {@code \Flagged} to none.
 * </ul>
 *
 * @param <M> what the store keeps for a mailbox
 */
public final class FolderTree<M> {

    /** More mailboxes than this are refused with CANNOT. */
    public static final int MAX_FOLDERS = 10_000;

    /** The mailboxes beside INBOX that a new account gets. */
    public static final Map<MailboxName, SpecialUse> DEFAULTS = Map.of(
            MailboxName.of("Drafts"), SpecialUse.DRAFTS,
            MailboxName.of("Sent"), SpecialUse.SENT,
            MailboxName.of("Junk"), SpecialUse.JUNK,
            MailboxName.of("Trash"), SpecialUse.TRASH,
            MailboxName.of("Archive"), SpecialUse.ARCHIVE);

    private record Entry<M>(MailboxId id, Set<SpecialUse> use, M mailbox) {}

    private final TreeMap<MailboxName, Entry<M>> mailboxes = new TreeMap<>();

    /** What is kept for a name; empty for a mere level too. */
    public Optional<M> find(MailboxName name) {
        return Optional.ofNullable(mailboxes.get(name)).map(Entry::mailbox);
    }

    /** What is kept for all mailboxes. */
    public List<M> all() {
        return mailboxes.values().stream().map(Entry::mailbox).toList();
    }

    /**
     * Checks that a mailbox can be created.
     *
     * @throws StoreException EXISTS or CANNOT
     */
    public void checkCreate(MailboxName name, Set<SpecialUse> use) {
        if (mailboxes.containsKey(name)) {
            throw new StoreException(Reason.EXISTS, "there is such a mailbox already");
        }
        if (mailboxes.size() >= MAX_FOLDERS) {
            throw new StoreException(Reason.CANNOT, "an account has at most " + MAX_FOLDERS + " mailboxes");
        }
        if (use.contains(SpecialUse.ALL) || use.contains(SpecialUse.FLAGGED)) {
            throw new StoreException(Reason.CANNOT, "there are no virtual mailboxes");
        }
        if (!use.isEmpty()
                && mailboxes.values().stream().anyMatch(e -> e.use().stream().anyMatch(use::contains))) {
            throw new StoreException(Reason.CANNOT, "another mailbox has that special use");
        }
    }

    /**
     * Adds a mailbox; missing parents are levels.
     *
     * @throws StoreException EXISTS or CANNOT
     */
    public Folder create(MailboxName name, MailboxId id, Set<SpecialUse> use, M mailbox) {
        checkCreate(name, use);
        mailboxes.put(name, new Entry<>(id, Set.copyOf(use), mailbox));
        return new Folder(name, Optional.of(id), use);
    }

    /** Puts another mailbox in the place of one, which keeps its name and its use. */
    public void replace(MailboxName name, MailboxId id, M mailbox) {
        mailboxes.computeIfPresent(name, (same, before) -> new Entry<>(id, before.use(), mailbox));
    }

    /**
     * Removes a mailbox; those below it stay.
     *
     * @throws StoreException CANNOT for INBOX, GONE when there is none or it is a mere level
     */
    public M delete(MailboxName name) {
        if (name.isInbox()) {
            throw new StoreException(Reason.CANNOT, "INBOX cannot be deleted");
        }
        Entry<M> entry = mailboxes.remove(name);
        if (entry == null) {
            throw new StoreException(Reason.GONE, "there is no such mailbox");
        }
        return entry.mailbox();
    }

    /**
     * Which mailboxes get which new name when one is renamed, the oldest parent first. A level without a mailbox can be
     * renamed as well. Not for INBOX, which stays.
     *
     * @throws StoreException GONE, EXISTS, or CANNOT when the new name is below the old one or too deep
     */
    public SortedMap<MailboxName, MailboxName> renames(MailboxName from, MailboxName to) {
        if (from.isInbox() || from.isAncestorOf(to)) {
            throw new StoreException(Reason.CANNOT, "a mailbox cannot be renamed to a name below its own");
        }
        SortedMap<MailboxName, MailboxName> renames = new TreeMap<>();
        for (MailboxName name : mailboxes.tailMap(from).keySet()) {
            if (!name.equals(from) && !from.isAncestorOf(name)) {
                break;
            }
            renames.put(name, moved(name, from, to));
        }
        if (renames.isEmpty()) {
            throw new StoreException(Reason.GONE, "there is no such mailbox");
        }
        if (mailboxes.containsKey(to) || renames.values().stream().anyMatch(mailboxes::containsKey)) {
            throw new StoreException(Reason.EXISTS, "there is such a mailbox already");
        }
        return renames;
    }

    private static MailboxName moved(MailboxName name, MailboxName from, MailboxName to) {
        List<String> levels = new ArrayList<>(to.levels());
        levels.addAll(name.levels().subList(from.levels().size(), name.levels().size()));
        try {
            return MailboxName.of(levels);
        } catch (IllegalArgumentException e) {
            throw new StoreException(Reason.CANNOT, "a mailbox below it would get too many levels", e);
        }
    }

    /** Does what {@link #renames} answered. */
    public void rename(Map<MailboxName, MailboxName> renames) {
        Map<MailboxName, Entry<M>> moved = new TreeMap<>();
        renames.forEach((from, to) -> {
            Entry<M> entry = mailboxes.remove(from);
            if (entry != null) {
                moved.put(to, entry);
            }
        });
        mailboxes.putAll(moved);
    }

    /** All mailboxes and levels, parents before children. */
    public List<Folder> list() {
        Set<MailboxName> names = new TreeSet<>(mailboxes.keySet());
        mailboxes.keySet().forEach(name -> addParents(name, names));
        List<Folder> folders = new ArrayList<>(names.size());
        for (MailboxName name : names) {
            Entry<M> entry = mailboxes.get(name);
            folders.add(
                    entry == null
                            ? new Folder(name, Optional.empty(), Set.of())
                            : new Folder(name, Optional.of(entry.id()), entry.use()));
        }
        return folders;
    }

    private static void addParents(MailboxName name, Set<MailboxName> names) {
        for (int depth = name.levels().size() - 1; depth > 0; depth--) {
            names.add(MailboxName.of(name.levels().subList(0, depth)));
        }
    }
}
