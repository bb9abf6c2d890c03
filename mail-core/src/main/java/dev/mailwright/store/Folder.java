package dev.mailwright.store;

import java.util.Optional;
import java.util.Set;

/**
 * A mailbox in the list of an account's folders.
 *
 * @param id empty for a level that exists only because of mailboxes below it ({@code \NonExistent})
 */
public record Folder(MailboxName name, Optional<MailboxId> id, Set<SpecialUse> specialUse) {

    public Folder {
        specialUse = Set.copyOf(specialUse);
    }

    /** False for a level that has no mailbox of its own. */
    public boolean isSelectable() {
        return id.isPresent();
    }
}
