package dev.mailwright;

/**
 * What one account may keep (RFC 9208 STORAGE and MESSAGE).
 *
 * @param bytes most octets of all its messages together, as sent on the wire
 * @param messages most messages
 */
public record Quota(long bytes, long messages) {

    /** No limit at all. */
    public static final Quota UNLIMITED = new Quota(Long.MAX_VALUE, Long.MAX_VALUE);

    public Quota {
        if (bytes < 0 || messages < 0) {
            throw new IllegalArgumentException("a quota is not negative");
        }
    }

    /** A limit on octets only. */
    public static Quota of(DataSize size) {
        return new Quota(size.bytes(), Long.MAX_VALUE);
    }

    public boolean isUnlimited() {
        return bytes == Long.MAX_VALUE && messages == Long.MAX_VALUE;
    }
}
