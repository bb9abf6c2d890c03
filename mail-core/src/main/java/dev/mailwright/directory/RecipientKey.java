package dev.mailwright.directory;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;

/**
 * One key under which a directory may know a recipient: a whole address, or all addresses of a domain. Its {@code
 * toString()} is what people write in tables: {@code user@domain} or {@code @domain}. Addresses in keys are folded.
 */
public sealed interface RecipientKey {

    Domain domain();

    static RecipientKey of(EmailAddress address) {
        return new Exact(address.folded());
    }

    static RecipientKey catchAll(Domain domain) {
        return new CatchAll(domain);
    }

    /** Parses {@code user@domain} or {@code @domain}. */
    static RecipientKey parse(String text) {
        return text.startsWith("@") ? catchAll(Domain.of(text.substring(1))) : of(EmailAddress.of(text));
    }

    /** The key of one address. */
    record Exact(EmailAddress address) implements RecipientKey {
        @Override
        public Domain domain() {
            return address.domain();
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    /** The key of whatever else arrives for a domain. */
    record CatchAll(Domain domain) implements RecipientKey {
        @Override
        public String toString() {
            return "@" + domain;
        }
    }
}
