package dev.mailwright.dkim;

import dev.mailwright.address.Domain;
import dev.mailwright.dns.DnsName;
import java.time.Instant;

/**
 * A key with its place in the DNS and its time. Of a domain all keys sign whose time it is, so an RSA key beside an
 * Ed25519 key signs twice, and keys with overlapping times are rotated without a gap. Immutable.
 */
public final class DkimKey {

    /** The selector that is used where nobody says another. */
    public static final String USUAL_SELECTOR = "dkim";

    private final Domain domain;
    private final DnsName selector;
    private final SigningKey key;
    private final Instant from;
    private final Instant until;

    private DkimKey(Domain domain, DnsName selector, SigningKey key, Instant from, Instant until) {
        this.domain = domain;
        this.selector = selector;
        this.key = key;
        this.from = from;
        this.until = until;
    }

    /**
     * A key that signs at any time.
     *
     * @throws IllegalArgumentException if the selector is no name, or an RSA key has less than 1,024 bits
     */
    public static DkimKey of(Domain domain, String selector, SigningKey key) {
        if (key.algorithm() == DkimAlgorithm.RSA_SHA256 && key.bits() < 1_024) {
            throw new IllegalArgumentException("an RSA key of " + key.bits() + " bits proves nothing");
        }
        return new DkimKey(domain, DnsName.of(selector), key, Instant.MIN, Instant.MAX);
    }

    /** The same, signing from then on. */
    public DkimKey from(Instant start) {
        return new DkimKey(domain, selector, key, start, until);
    }

    /** The same, signing until just before then. Its record has to stay as long as mail may be on its way. */
    public DkimKey until(Instant end) {
        return new DkimKey(domain, selector, key, from, end);
    }

    /** Whether it signs at this moment. */
    public boolean signsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    public Domain domain() {
        return domain;
    }

    public DnsName selector() {
        return selector;
    }

    public SigningKey key() {
        return key;
    }

    /** Where its record belongs. */
    public DnsName recordName() {
        return DnsName.of(selector + "._domainkey." + domain);
    }

    @Override
    public String toString() {
        return recordName() + " " + key;
    }
}
