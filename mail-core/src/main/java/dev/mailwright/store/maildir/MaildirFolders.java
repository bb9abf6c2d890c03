package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.Lookup;
import dev.mailwright.Position;
import dev.mailwright.store.Counts;
import dev.mailwright.store.Folder;
import dev.mailwright.store.Folders;
import dev.mailwright.store.LogPage;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.SpecialUse;
import dev.mailwright.store.Usage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The folders of whoever has this id now: an account that was removed and comes again is a new one. */
final class MaildirFolders implements Folders {

    private final MaildirStore store;
    private final AccountId id;

    MaildirFolders(MaildirStore store, AccountId id) {
        this.store = store;
        this.id = id;
    }

    @Override
    public List<Folder> list() {
        return store.account(id).list();
    }

    @Override
    public Lookup<Mailbox> open(MailboxName name) {
        return store.account(id)
                .open(name)
                .map(mailbox -> Lookup.<Mailbox>found(mailbox))
                .orElseGet(Lookup::absent);
    }

    @Override
    public Map<MailboxName, Counts> counts(Collection<MailboxName> names) {
        return new AccountFigures(store.account(id)).counts(names);
    }

    @Override
    public CompletionStage<Folder> create(MailboxName name, Set<SpecialUse> use) {
        return store.later(() -> store.account(id).create(name, use));
    }

    @Override
    public CompletionStage<Void> rename(MailboxName from, MailboxName to) {
        return run(account -> account.rename(from, to));
    }

    @Override
    public CompletionStage<Void> delete(MailboxName name) {
        return run(account -> account.delete(name));
    }

    @Override
    public Set<MailboxName> subscribed() {
        return store.account(id).subscribed();
    }

    @Override
    public CompletionStage<Void> subscriptions(Set<MailboxName> add, Set<MailboxName> remove) {
        return run(account -> account.subscriptions(add, remove));
    }

    private CompletionStage<Void> run(Consumer<MaildirAccount> change) {
        return store.later(() -> {
                    change.accept(store.account(id));
                    return true;
                })
                .thenAccept(done -> {});
    }

    @Override
    public Usage usage() {
        return new AccountFigures(store.account(id)).usage();
    }

    @Override
    public LogPage log(Position after, int max) {
        return store.account(id).log(after, max);
    }
}
