package dev.mailwright.address;

import java.util.Comparator;

/**
 * A mailbox as SMTP knows it: local part and domain, without a display name.
 *
 * @param local compared exactly; {@link #folded()} gives the key for look-ups
 * @param domain in A-label form
 */
public record EmailAddress(LocalPart local, Domain domain) implements Comparable<EmailAddress> {

    private static final Comparator<EmailAddress> ORDER =
            Comparator.comparing(EmailAddress::domain).thenComparing(EmailAddress::local);

    /**
     * Reads {@code john@example.com}, {@code "john doe"@[192.0.2.1]} and the like, without angle brackets.
     *
     * @throws AddressSyntaxException naming position and reason
     */
    public static EmailAddress of(String text) {
        AddressReader reader = new AddressReader(text, 0);
        EmailAddress address = reader.address();
        reader.expectEnd();
        return address;
    }

    /** The same as {@link #of(String)}, for method references that read well. */
    public static EmailAddress parse(String text) {
        return of(text);
    }

    /** This address with its local part in lower case and NFC. */
    public EmailAddress folded() {
        return withLocal(local.folded());
    }

    public EmailAddress withLocal(LocalPart other) {
        return other.equals(local) ? this : new EmailAddress(other, domain);
    }

    /** Whether the next hop must offer SMTPUTF8; the domain alone never asks for it. // rfc6531#3.3 */
    public boolean needsSmtpUtf8() {
        return !local.isAscii();
    }

    @Override
    public int compareTo(EmailAddress other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
