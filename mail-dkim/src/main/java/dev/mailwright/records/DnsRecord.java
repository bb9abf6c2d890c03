package dev.mailwright.records;

import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.RecordType;
import java.time.Duration;

/**
 * A record to be published.
 *
 * @param <T> what it says
 * @param owner the name that has it
 * @param ttl how long others may remember it
 * @param type of record
 * @param value what it says
 * @param importance how much depends on it
 * @param purpose for people, in a few words
 */
public record DnsRecord<T>(
        DnsName owner, Duration ttl, RecordType<T> type, T value, Importance importance, String purpose) {

    /** The line of a zone file, with full names and their dots, and text in strings of 255 octets at most. */
    public String line() {
        return PlainText.name(owner) + " " + ttl.toSeconds() + " IN " + type + " " + PlainText.of(value);
    }

    @Override
    public String toString() {
        return line();
    }
}
