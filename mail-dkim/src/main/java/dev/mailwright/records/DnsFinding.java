package dev.mailwright.records;

import dev.mailwright.dns.DnsName;

/**
 * What was found out about a record.
 *
 * @param owner the name that was asked for
 * @param type of the record
 * @param importance how much depends on it
 * @param standing how it stands
 * @param text for people: what is there, what that means, what to do
 */
public record DnsFinding(DnsName owner, String type, Importance importance, Standing standing, String text) {

    static DnsFinding of(DnsRecord<?> record, Standing standing, String text) {
        return new DnsFinding(record.owner(), record.type().toString(), record.importance(), standing, text);
    }

    @Override
    public String toString() {
        return standing + " " + owner + " " + type + " (" + importance + "): " + text;
    }
}
