package dev.mailwright.store.memory;

import dev.mailwright.AccountId;
import dev.mailwright.Lookup;
import dev.mailwright.Position;
import dev.mailwright.observe.LoopGuard;
import dev.mailwright.store.Counts;
import dev.mailwright.store.Folder;
import dev.mailwright.store.Folders;
import dev.mailwright.store.LogPage;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.SpecialUse;
import dev.mailwright.store.Usage;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** The folders of whoever has this id now: an account that was removed and comes again is a new one. */
final class MemoryFolders implements Folders {

    private final MemoryStore store;
    private final AccountId id;

    MemoryFolders(MemoryStore store, AccountId id) {
        this.store = store;
        this.id = id;
    }

    @Override
    public List<Folder> list() {
        LoopGuard.assertNotOnLoop("Folders.list");
        return store.read(id, account -> account.tree().list());
    }

    @Override
    public Lookup<Mailbox> open(MailboxName name) {
        LoopGuard.assertNotOnLoop("Folders.open");
        return store.read(
                id,
                account -> account.tree()
                        .find(name)
                        .map(mailbox -> Lookup.<Mailbox>found(mailbox))
                        .orElseGet(Lookup::absent));
    }

    @Override
    public Map<MailboxName, Counts> counts(Collection<MailboxName> names) {
        LoopGuard.assertNotOnLoop("Folders.counts");
        return store.read(id, account -> {
            Map<MailboxName, Counts> counts = new LinkedHashMap<>();
            for (MailboxName name : names) {
                account.tree().find(name).ifPresent(mailbox -> counts.put(name, mailbox.counts()));
            }
            return Collections.unmodifiableMap(counts);
        });
    }

    @Override
    public CompletionStage<Folder> create(MailboxName name, Set<SpecialUse> use) {
        return store.change(id, (account, hints) -> account.create(name, use, hints));
    }

    @Override
    public CompletionStage<Void> rename(MailboxName from, MailboxName to) {
        return done((account, hints) -> account.rename(from, to, hints));
    }

    @Override
    public CompletionStage<Void> delete(MailboxName name) {
        return done((account, hints) -> account.delete(name, hints));
    }

    @Override
    public Set<MailboxName> subscribed() {
        return store.read(id, account -> Collections.unmodifiableSet(new TreeSet<>(account.subscribed())));
    }

    @Override
    public CompletionStage<Void> subscriptions(Set<MailboxName> add, Set<MailboxName> remove) {
        return done((account, hints) -> account.subscriptions(add, remove, hints));
    }

    private CompletionStage<Void> done(BiConsumer<MemoryAccount, Hints> change) {
        return store.change(id, (account, hints) -> {
                    change.accept(account, hints);
                    return true;
                })
                .thenAccept(done -> {});
    }

    @Override
    public Usage usage() {
        return store.read(id, MemoryAccount::usage);
    }

    @Override
    public LogPage log(Position after, int max) {
        return store.read(id, account -> account.log().page(after, max));
    }
}
