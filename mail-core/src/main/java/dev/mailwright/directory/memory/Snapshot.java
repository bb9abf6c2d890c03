package dev.mailwright.directory.memory;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.RecipientKey;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** All that is known at one moment. Never changed once it is published. */
final class Snapshot {

    static final Snapshot EMPTY = new Snapshot(Map.of(), new TreeMap<>(), Map.of());

    private final Map<Domain, MemoryDomain> domains;
    private final NavigableMap<EmailAddress, MemoryAccount> accounts;
    private final Map<RecipientKey, MemoryAlias> aliases;
    private final boolean scram;
    private final Optional<Secret> slow;

    /** Takes the maps over: nobody changes them any more. */
    Snapshot(
            Map<Domain, MemoryDomain> domains,
            NavigableMap<EmailAddress, MemoryAccount> accounts,
            Map<RecipientKey, MemoryAlias> aliases) {
        this.domains = domains;
        this.accounts = accounts;
        this.aliases = aliases;
        this.scram = accounts.values().stream()
                .map(MemoryAccount::secret)
                .allMatch(secret -> secret != null && secret.offersScram());
        this.slow = accounts.values().stream()
                .map(MemoryAccount::secret)
                .filter(Objects::nonNull)
                .filter(Secret::isSlow)
                .findFirst();
    }

    Map<Domain, MemoryDomain> domains() {
        return domains;
    }

    /** In the order of addresses. */
    NavigableMap<EmailAddress, MemoryAccount> accounts() {
        return accounts;
    }

    Map<RecipientKey, MemoryAlias> aliases() {
        return aliases;
    }

    /**
     * Whether no account lacks a verifier: clients pick the strongest mechanism offered, for whomever. Where there is no
     * account at all, nothing is in the way of those in another directory.
     */
    boolean offersScram() {
        return scram;
    }

    /** A password whose check takes its time, to be checked where there is no account, so that guessing learns nothing. */
    Optional<Secret> slow() {
        return slow;
    }
}
