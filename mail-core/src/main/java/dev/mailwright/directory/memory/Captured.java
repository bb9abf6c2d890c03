package dev.mailwright.directory.memory;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.RecipientKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts that {@code captureAll()} makes of whatever address is asked for. Thread-safe. */
final class Captured {

    /** The most that are listed; further ones work, but are not remembered. */
    static final int MAX = 10_000;

    private final Map<EmailAddress, MemoryAccount> accounts = new ConcurrentHashMap<>();

    MemoryAccount account(EmailAddress folded) {
        MemoryAccount known = accounts.get(folded);
        if (known != null) {
            return known;
        }
        MemoryAccount made = MemoryAccount.of(folded, null);
        if (accounts.size() >= MAX) {
            return made;
        }
        MemoryAccount first = accounts.putIfAbsent(folded, made);
        return first == null ? made : first;
    }

    /** The account of the least specific address, so that {@code john+tag} is captured by {@code john}. */
    Optional<MemoryAccount> account(Collection<? extends RecipientKey> keys) {
        return keys.stream()
                .filter(RecipientKey.Exact.class::isInstance)
                .map(key -> ((RecipientKey.Exact) key).address())
                .reduce((first, second) -> second)
                .map(this::account);
    }

    Map<EmailAddress, MemoryAccount> all() {
        return Map.copyOf(accounts);
    }
}
