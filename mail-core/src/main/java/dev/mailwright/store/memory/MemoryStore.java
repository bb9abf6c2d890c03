package dev.mailwright.store.memory;

import dev.mailwright.AccountId;
import dev.mailwright.Position;
import dev.mailwright.Subscription;
import dev.mailwright.message.Message;
import dev.mailwright.observe.LoopGuard;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.Folders;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Namespace;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreFeature;
import dev.mailwright.store.UidValidity;
import dev.mailwright.store.index.AccountWatchers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All mail in the heap. It stays there while the object lives, also when the store is closed and opened again; "durable"
 * means no more than that. Changes are complete when their method returns.
 *
 * <ul>
 *   <li>Separator {@code /}, no prefix; every {@link dev.mailwright.store.MailboxName} can be held.
 *   <li>A message has less than 2 GiB; the copies of a staged message share its bytes.
 *   <li>An account remembers {@value dev.mailwright.store.index.ChangeLog#MAX_CHANGES} changes, a mailbox
 *       {@value dev.mailwright.store.index.ExpungeLog#MAX_RANGES} ranges of expunged UIDs.
 * </ul>
 *
 * <p>Thread-safe. Hints are given on the thread that made the change, without any lock.
 */
public final class MemoryStore implements MailStore {

    private final ConcurrentMap<AccountId, MemoryAccount> accounts = new ConcurrentHashMap<>();
    private final AccountWatchers watchers = new AccountWatchers();
    private final Identities identities = new Identities();
    /** Positions up to here may have been seen by readers of an account that is there no more. */
    private final AtomicLong logStart = new AtomicLong();

    private volatile @Nullable StoreEnvironment environment;

    private MemoryStore() {}

    /** An empty store, not open yet. */
    public static MemoryStore create() {
        return new MemoryStore();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when it is open
     */
    @Override
    public synchronized void open(StoreEnvironment with) {
        if (environment != null) {
            throw new IllegalStateException("the store is open already");
        }
        identities.originate(with.random().nextLong());
        environment = with;
    }

    @Override
    public synchronized void close() {
        environment = null;
    }

    StoreEnvironment requireOpen() {
        StoreEnvironment now = environment;
        if (now == null) {
            throw new IllegalStateException("the store is not open");
        }
        return now;
    }

    Identities identities() {
        return identities;
    }

    AccountWatchers watchers() {
        return watchers;
    }

    UidValidity nextValidity() {
        return identities.validity(requireOpen().time());
    }

    Position logStart() {
        return new Position(logStart.get());
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.allOf(StoreFeature.class);
    }

    @Override
    public Namespace namespace() {
        return Namespace.DEFAULT;
    }

    @Override
    public Folders folders(AccountId account) {
        requireOpen();
        return new MemoryFolders(this, account);
    }

    @Override
    public Staged stage(Message message) {
        LoopGuard.assertNotOnLoop("MailStore.stage");
        requireOpen();
        return MemoryStaged.of(this, message);
    }

    static byte[] bytes(MemoryStore store, Staged staged) {
        if (staged instanceof MemoryStaged memory) {
            return memory.bytes(store);
        }
        throw new IllegalArgumentException("staged in another store");
    }

    @Override
    public CompletionStage<List<Filed>> file(Staged staged, List<Filing> filings) {
        requireOpen();
        byte[] body = bytes(this, staged);
        List<Filed> answers = new ArrayList<>(filings.size());
        Hints hints = new Hints();
        for (Filing filing : filings) {
            answers.add(under(filing.account(), account -> new Filer(account, hints).file(body, filing)));
        }
        hints.send(watchers);
        return CompletableFuture.completedFuture(List.copyOf(answers));
    }

    @Override
    public void forget(AccountId account, Collection<DeliveryKey> keys) {
        read(
                account,
                there -> keys.stream().filter(there.keys().keySet()::remove).count());
    }

    @Override
    public CompletionStage<Void> remove(AccountId id) {
        requireOpen();
        MemoryAccount account = accounts.get(id);
        if (account == null) {
            return CompletableFuture.completedFuture(null);
        }
        return Commit.of(account, hints -> {
                    account.remove(hints);
                    logStart.accumulateAndGet(account.log().end().value(), Math::max);
                    accounts.remove(id, account);
                    return true;
                })
                .thenAccept(done -> {});
    }

    @Override
    public Subscription watch(Consumer<AccountId> hint) {
        return watchers.watch(hint);
    }

    /** Looks at an account under its lock; one that was never seen is made. */
    <T> T read(AccountId id, Function<MemoryAccount, T> question) {
        requireOpen();
        return under(id, question);
    }

    /** Changes an account and tells of it. */
    <T> CompletionStage<T> change(AccountId id, BiFunction<MemoryAccount, Hints, T> change) {
        requireOpen();
        Hints hints = new Hints();
        CompletableFuture<T> result;
        try {
            result = CompletableFuture.completedFuture(under(id, account -> change.apply(account, hints)));
        } catch (StoreException e) {
            result = CompletableFuture.failedFuture(e);
        }
        hints.send(watchers);
        return result;
    }

    private <T> T under(AccountId id, Function<MemoryAccount, T> action) {
        while (true) {
            MemoryAccount account = accounts.computeIfAbsent(id, name -> new MemoryAccount(this, name));
            account.lock.lock();
            try {
                if (!account.isRemoved()) {
                    return action.apply(account);
                }
            } finally {
                account.lock.unlock();
            }
        }
    }
}
