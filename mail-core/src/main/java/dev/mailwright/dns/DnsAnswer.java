package dev.mailwright.dns;

import java.time.Duration;
import java.util.List;

/** The records that were found for a name, at least one. Immutable. */
public final class DnsAnswer<T> {

    private final DnsName owner;
    private final List<T> records;
    private final Duration ttl;
    private final boolean validated;

    private DnsAnswer(DnsName owner, List<T> records, Duration ttl, boolean validated) {
        this.owner = owner;
        this.records = records;
        this.ttl = ttl;
        this.validated = validated;
    }

    /**
     * An answer that holds for five minutes and was not validated.
     *
     * @param owner whose records they are: the name that was asked, or the last of its aliases
     * @param records in the order in which they came
     * @throws IllegalArgumentException if there is none
     */
    public static <T> DnsAnswer<T> of(DnsName owner, List<T> records) {
        if (records.isEmpty()) {
            throw new IllegalArgumentException("an answer has records");
        }
        return new DnsAnswer<>(owner, List.copyOf(records), Duration.ofMinutes(5), false);
    }

    /** The same, to be remembered so long. */
    public DnsAnswer<T> ttl(Duration time) {
        return new DnsAnswer<>(owner, records, time, validated);
    }

    /** The same, proved by DNSSEC from end to end, aliases included. */
    public DnsAnswer<T> asValidated() {
        return new DnsAnswer<>(owner, records, ttl, true);
    }

    public DnsName owner() {
        return owner;
    }

    public List<T> records() {
        return records;
    }

    /** How long the answer may be used, from when it was given. */
    public Duration ttl() {
        return ttl;
    }

    /** Whether a name server that we trust has proved it by DNSSEC (rfc4035#3.2.3). */
    public boolean isValidated() {
        return validated;
    }

    @Override
    public String toString() {
        return owner + " " + records + (validated ? " validated" : "");
    }
}
