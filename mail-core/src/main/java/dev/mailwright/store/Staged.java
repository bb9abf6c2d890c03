package dev.mailwright.store;

/** A message whose bytes the store has taken over once, for any number of filings. Closing it drops what nobody filed. */
public interface Staged extends AutoCloseable {

    /** Octets, as on the wire. */
    long size();

    /** Idempotent. */
    @Override
    void close();
}
