package dev.mailwright.directory;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import java.util.Objects;
import java.util.Optional;

/** Where an alias points: an address, or a bare name, which is one in the alias's own domain. */
public final class Target {

    private final LocalPart local;
    private final Optional<Domain> domain;

    private Target(LocalPart local, Optional<Domain> domain) {
        this.local = local;
        this.domain = domain;
    }

    /** Parses {@code john} or {@code mary@elsewhere.example}. */
    public static Target of(String text) {
        return text.indexOf('@') < 0 ? new Target(LocalPart.of(text), Optional.empty()) : of(EmailAddress.of(text));
    }

    public static Target of(EmailAddress address) {
        return new Target(address.local(), Optional.of(address.domain()));
    }

    /** The whole address, a bare name being completed by the domain of its alias. */
    public EmailAddress in(Domain aliasDomain) {
        return new EmailAddress(local, domain.orElse(aliasDomain));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Target t && t.local.equals(local) && t.domain.equals(domain);
    }

    @Override
    public int hashCode() {
        return Objects.hash(local, domain);
    }

    @Override
    public String toString() {
        return domain.map(d -> local + "@" + d).orElseGet(local::toString);
    }
}
