package dev.mailwright.store;

/**
 * The generation of a mailbox's UIDs (RFC 9051 section 2.3.1.1): another value says that all UIDs are new.
 *
 * @param value 1 to 4,294,967,295
 */
public record UidValidity(long value) {

    public UidValidity {
        if (value < 1 || value > Uid.MAX) {
            throw new IllegalArgumentException("a UIDVALIDITY is 1 to 4294967295, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
