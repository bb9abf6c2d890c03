package dev.mailwright.directory;

import dev.mailwright.address.Domain;

/** A right to administer. Made by the static factories. */
public sealed interface Grant {

    /** May administer the accounts and aliases of this domain. */
    static Grant domainAdmin(Domain domain) {
        return new DomainAdmin(domain);
    }

    record DomainAdmin(Domain domain) implements Grant {}
}
