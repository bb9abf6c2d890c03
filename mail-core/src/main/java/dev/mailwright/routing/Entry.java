package dev.mailwright.routing;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.Subaddress;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.Alias;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.RecipientKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a directory holds for one address: its keys, from most to least specific, and what was found under them. */
final class Entry {

    private final List<RecipientKey.Exact> exact = new ArrayList<>(2);
    private final RecipientKey.CatchAll rest;
    private final Map<RecipientKey, Alias> aliases = new HashMap<>();
    private final Map<RecipientKey, Account> accounts = new HashMap<>();

    private Entry(Subaddress split, EmailAddress address) {
        exact.add(new RecipientKey.Exact(address.folded()));
        if (split.tag().isPresent()) {
            exact.add(new RecipientKey.Exact(split.base().folded()));
        }
        rest = new RecipientKey.CatchAll(address.domain());
    }

    /** The keys to ask for. */
    static Entry of(EmailAddress address, Subaddress split) {
        return new Entry(split, address);
    }

    List<RecipientKey> keys() {
        List<RecipientKey> keys = new ArrayList<>(exact);
        keys.add(rest);
        return keys;
    }

    /** Takes what was found; aliases that have ended do not count, and of two the first does. */
    Entry with(Matches matches, Instant now) {
        for (Alias alias : matches.aliases()) {
            if (alias.until().isAfter(now)) {
                aliases.putIfAbsent(alias.key(), alias);
            }
        }
        for (Account account : matches.accounts()) {
            accounts.putIfAbsent(RecipientKey.of(account.address()), account);
        }
        return this;
    }

    /** The whole address, and then the one without its tag. */
    List<RecipientKey.Exact> exact() {
        return exact;
    }

    RecipientKey.CatchAll rest() {
        return rest;
    }

    Domain domain() {
        return rest.domain();
    }

    Optional<Alias> alias(RecipientKey key) {
        return Optional.ofNullable(aliases.get(key));
    }

    Optional<Account> account(RecipientKey key) {
        return Optional.ofNullable(accounts.get(key));
    }
}
