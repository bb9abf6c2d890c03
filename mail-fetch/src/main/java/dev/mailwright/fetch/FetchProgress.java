package dev.mailwright.fetch;

/** How far a poll has come; the totals are what the server claims. Accessors may be added. */
public interface FetchProgress {

    /** Messages that are safe here. */
    long messages();

    /** Messages to fetch. */
    long totalMessages();

    /** Octets received. */
    long octets();

    /** Octets to receive. */
    long totalOctets();
}
