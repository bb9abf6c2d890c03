package dev.mailwright.fetch.migration;

import dev.mailwright.fetch.journal.CopyJournal.CopiedFolder;
import dev.mailwright.store.Folder;
import dev.mailwright.store.Folders;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** The mailboxes here that messages go to. */
record Target(Folders folders) {

    /** How the journal names a mailbox with the UIDs that it has now. */
    static String word(Mailbox mailbox) {
        return mailbox.id().value() + "." + mailbox.uidValidity();
    }

    /** The mailbox that messages went to before, whatever its name is now; else the one of the name, where it is there. */
    Optional<Mailbox> find(MailboxName name, Optional<CopiedFolder> before) {
        return before.flatMap(this::again).or(() -> folders.open(name).toOptional());
    }

    private Optional<Mailbox> again(CopiedFolder before) {
        return folders.list().stream()
                .filter(folder -> folder.id()
                        .filter(id -> before.target().startsWith(id.value() + "."))
                        .isPresent())
                .map(Folder::name)
                .findFirst()
                .flatMap(name -> folders.open(name).toOptional())
                .filter(mailbox -> word(mailbox).equals(before.target()));
    }

    /** The same, made when it is missing. */
    Mailbox open(MailboxName name, Optional<CopiedFolder> before, boolean subscribed) {
        return find(name, before).orElseGet(() -> create(name, subscribed));
    }

    private Mailbox create(MailboxName name, boolean subscribed) {
        try {
            folders.create(name, Set.of()).toCompletableFuture().join();
            if (subscribed) {
                folders.subscriptions(Set.of(name), Set.of())
                        .toCompletableFuture()
                        .join();
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException told ? told : e;
        }
        return folders.open(name)
                .toOptional()
                .orElseThrow(() -> new StoreException(StoreException.Reason.GONE, "the mailbox " + name + " is gone"));
    }
}
