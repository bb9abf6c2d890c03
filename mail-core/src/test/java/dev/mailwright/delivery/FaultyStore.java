package dev.mailwright.delivery;

import dev.mailwright.AccountId;
import dev.mailwright.Subscription;
import dev.mailwright.message.Message;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.Folders;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Namespace;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.StoreFeature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A store that fails where it is told to, and knows what is staged. */
final class FaultyStore implements MailStore {

    private final MailStore real;
    private final Map<AccountId, Reason> broken = new HashMap<>();
    private final AtomicInteger staged = new AtomicInteger();
    private Optional<Reason> stageFails = Optional.empty();
    private Optional<RuntimeException> fileFails = Optional.empty();

    FaultyStore(MailStore real) {
        this.real = real;
    }

    void breakAccount(String account, Reason reason) {
        broken.put(new AccountId(account), reason);
    }

    void failStage(Reason reason) {
        stageFails = Optional.of(reason);
    }

    void failFile(RuntimeException failure) {
        fileFails = Optional.of(failure);
    }

    void mend() {
        broken.clear();
        stageFails = Optional.empty();
        fileFails = Optional.empty();
    }

    /** How many messages are staged now. */
    int stagedNow() {
        return staged.get();
    }

    @Override
    public Staged stage(Message message) {
        stageFails.ifPresent(reason -> {
            throw new StoreException(reason, "told to fail");
        });
        staged.incrementAndGet();
        return new Counted(real.stage(message));
    }

    private final class Counted implements Staged {

        private final Staged inner;
        private boolean closed;

        Counted(Staged inner) {
            this.inner = inner;
        }

        @Override
        public long size() {
            return inner.size();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                staged.decrementAndGet();
                inner.close();
            }
        }
    }

    @Override
    public CompletionStage<List<Filed>> file(Staged message, List<Filing> filings) {
        if (fileFails.isPresent()) {
            return CompletableFuture.failedFuture(fileFails.get());
        }
        List<Filing> good =
                filings.stream().filter(f -> !broken.containsKey(f.account())).toList();
        return real.file(((Counted) message).inner, good).thenApply(filed -> {
            List<Filed> all = new ArrayList<>();
            int next = 0;
            for (Filing filing : filings) {
                Reason reason = broken.get(filing.account());
                all.add(reason == null ? filed.get(next++) : Filed.failed(new StoreException(reason, "told to fail")));
            }
            return all;
        });
    }

    @Override
    public void open(StoreEnvironment environment) {
        real.open(environment);
    }

    @Override
    public Set<StoreFeature> features() {
        return real.features();
    }

    @Override
    public Namespace namespace() {
        return real.namespace();
    }

    @Override
    public Folders folders(AccountId account) {
        return real.folders(account);
    }

    @Override
    public void forget(AccountId account, Collection<DeliveryKey> keys) {
        real.forget(account, keys);
    }

    @Override
    public CompletionStage<Void> remove(AccountId account) {
        return real.remove(account);
    }

    @Override
    public Subscription watch(Consumer<AccountId> hint) {
        return real.watch(hint);
    }

    @Override
    public void close() {
        real.close();
    }
}
