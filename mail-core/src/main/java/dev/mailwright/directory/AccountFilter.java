package dev.mailwright.directory;

import dev.mailwright.address.Domain;
import java.util.Optional;

/** Which accounts to list. */
public final class AccountFilter {

    /** Every account. */
    public static final AccountFilter ALL = new AccountFilter(Optional.empty());

    private final Optional<Domain> domain;

    private AccountFilter(Optional<Domain> domain) {
        this.domain = domain;
    }

    /** The accounts of one domain. */
    public static AccountFilter in(Domain domain) {
        return new AccountFilter(Optional.of(domain));
    }

    public boolean accepts(Account account) {
        return domain.map(account.address().domain()::equals).orElse(true);
    }
}
