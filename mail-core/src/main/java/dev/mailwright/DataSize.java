package dev.mailwright;

/**
 * A number of octets.
 *
 * @param bytes zero or more; {@link #UNLIMITED} for no limit
 */
public record DataSize(long bytes) implements Comparable<DataSize> {

    /** No limit. */
    public static final DataSize UNLIMITED = new DataSize(Long.MAX_VALUE);

    private static final long MEBI = 1024L * 1024;

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size is not negative: " + bytes);
        }
    }

    public static DataSize ofBytes(long bytes) {
        return new DataSize(bytes);
    }

    /** {@code n} times 1,048,576 octets. */
    public static DataSize ofMebibytes(long n) {
        return new DataSize(Math.multiplyExact(n, MEBI));
    }

    /**
     * Room for attachments of {@code mebibytes} once they are Base64, which makes 4 octets of 3 and adds a line end of two
     * octets after every 76, with the rest of the last mebibyte for header and text: ten need 14.
     */
    public static DataSize forAttachments(long mebibytes) {
        long encoded = Math.multiplyExact(Math.addExact(Math.multiplyExact(mebibytes, MEBI), 2) / 3, 4);
        long lines = (encoded + 75) / 76;
        return ofMebibytes((encoded + 2 * lines + MEBI - 1) / MEBI);
    }

    public boolean isUnlimited() {
        return bytes == Long.MAX_VALUE;
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }
}
