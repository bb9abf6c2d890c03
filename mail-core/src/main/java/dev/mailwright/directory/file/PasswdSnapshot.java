package dev.mailwright.directory.file;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.AccountFilter;
import dev.mailwright.directory.Cursor;
import dev.mailwright.directory.Mechanism;
import dev.mailwright.directory.Page;
import dev.mailwright.directory.ScramHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One state of a passwd-file. Never changed once it is made.
 *
 * @param accounts in the order of addresses
 * @param passwords all that are stored, to take one of them where there is no account
 */
record PasswdSnapshot(
        NavigableMap<EmailAddress, FileAccount> accounts,
        Set<Domain> domains,
        List<String> passwords,
        Set<Mechanism> mechanisms) {

    static PasswdSnapshot parse(Path path, String text, PasswdOptions options) {
        NavigableMap<EmailAddress, FileAccount> accounts = new TreeMap<>();
        BadLines bad = new BadLines(path);
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.isBlank() || line.startsWith("#") || line.startsWith(":")) {
                continue;
            }
            try {
                FileAccount account = PasswdEntry.parse(line.stripTrailing(), options);
                if (accounts.putIfAbsent(account.address(), account) != null) {
                    bad.add(number, "the user " + account.address() + " is there already");
                }
            } catch (BadLineException e) {
                bad.add(number, e.reason());
            }
        }
        bad.refuse();
        return of(accounts, options);
    }

    private static PasswdSnapshot of(NavigableMap<EmailAddress, FileAccount> accounts, PasswdOptions options) {
        Set<Domain> domains = new HashSet<>();
        options.defaultDomain().ifPresent(domains::add);
        accounts.keySet().forEach(address -> domains.add(address.domain()));
        List<String> passwords =
                accounts.values().stream().flatMap(a -> a.stored().stream()).toList();
        return new PasswdSnapshot(accounts, Set.copyOf(domains), passwords, mechanisms(passwords, options));
    }

    /** Clients pick the strongest mechanism offered, for whomever: everybody must be able to use it. */
    private static Set<Mechanism> mechanisms(List<String> passwords, PasswdOptions options) {
        EnumSet<Mechanism> known = EnumSet.copyOf(Mechanism.PASSWORD_ONLY);
        if (all(passwords, ScramHash.SHA_256, options)) {
            known.add(Mechanism.SCRAM_SHA_256);
        }
        if (all(passwords, ScramHash.SHA_1, options)) {
            known.add(Mechanism.SCRAM_SHA_1);
        }
        return Set.copyOf(known);
    }

    private static boolean all(List<String> passwords, ScramHash hash, PasswdOptions options) {
        return !passwords.isEmpty()
                && passwords.stream().allMatch(stored -> options.hasher().offersScram(stored, hash));
    }

    Optional<FileAccount> account(EmailAddress folded) {
        return Optional.ofNullable(accounts.get(folded));
    }

    Optional<Domain> onlyDomain() {
        return domains.size() == 1 ? Optional.of(domains.iterator().next()) : Optional.empty();
    }

    /**
     * A password of somebody, to be checked where there is no account: always the same for the same login, and as slow as
     * those of the accounts are on the whole, so that time does not tell who is here.
     */
    Optional<String> somePassword(String login) {
        return passwords.isEmpty()
                ? Optional.empty()
                : Optional.of(passwords.get(Math.floorMod(login.hashCode() * 0x9e3779b9, passwords.size())));
    }

    Page<Account> page(AccountFilter filter, Cursor from, int max) {
        if (max < 1) {
            throw new IllegalArgumentException("a page has at least one entry, not " + max);
        }
        var rest = from.equals(Cursor.START) ? accounts : accounts.tailMap(EmailAddress.of(from.value()), false);
        List<Account> page = new ArrayList<>();
        for (FileAccount account : rest.values()) {
            if (filter.accepts(account)) {
                if (page.size() == max) {
                    String last = page.get(max - 1).address().toString();
                    return new Page<>(page, Optional.of(new Cursor(last)));
                }
                page.add(account);
            }
        }
        return new Page<>(page, Optional.empty());
    }
}
