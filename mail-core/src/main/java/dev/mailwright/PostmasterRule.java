package dev.mailwright;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import dev.mailwright.directory.AccountFilter;
import dev.mailwright.directory.Cursor;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.memory.Accounts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Every domain must answer for its postmaster (RFC 5321 section 4.5.1). Checked where the accounts are given in line; a
 * directory of the application's is not asked before the server runs.
 */
record PostmasterRule(ServerSettings settings, List<Domain> domains, Accounts accounts, boolean ownDirectory) {

    private static final LocalPart POSTMASTER = LocalPart.of("postmaster");

    List<Problem> problems() {
        if (ownDirectory || accounts.capturesAll() || !settings.postmasters().isEmpty()) {
            return List.of();
        }
        return ours().stream()
                .filter(domain -> !answered(domain))
                .map(PostmasterRule::problem)
                .toList();
    }

    /** The domains named and those of the accounts. */
    private Set<Domain> ours() {
        Set<Domain> all = new LinkedHashSet<>(domains);
        settings.accounts()
                .accounts(AccountFilter.ALL, Cursor.START, Integer.MAX_VALUE)
                .items()
                .forEach(account -> all.add(account.address().domain()));
        return all;
    }

    private boolean answered(Domain domain) {
        List<RecipientKey> keys =
                List.of(RecipientKey.of(new EmailAddress(POSTMASTER, domain)), RecipientKey.catchAll(domain));
        if (keys.stream().anyMatch(settings.handlers()::containsKey)) {
            return true;
        }
        Matches matches = settings.accounts().find(keys).toOptional().orElse(Matches.NONE);
        return !matches.accounts().isEmpty() || !matches.aliases().isEmpty();
    }

    private static Problem problem(Domain domain) {
        return new Problem(
                "domain.postmaster.missing",
                "localDomain " + domain,
                "nobody gets mail for postmaster@" + domain,
                "Call .postmaster(\"john@" + domain + "\"), or add an alias for it");
    }
}
