package dev.mailwright.message;

/**
 * How far a message is taken apart. What lies beyond a limit stays an opaque part of what holds it; nothing is thrown.
 *
 * @param depth levels of nested parts, the message itself being the first
 * @param parts parts altogether
 * @param headerLine octets of one header field that are looked at, folded lines included
 * @param headerTotal octets of all headers of all parts that are looked at
 * @param parameters parameters of one field
 * @param addresses addresses of one kind in one envelope
 */
public record MimeLimits(int depth, int parts, int headerLine, int headerTotal, int parameters, int addresses) {

    /** Depth 100, 10,000 parts, 1 MiB a field, 10 MiB of headers, 1,000 parameters, 10,000 addresses. */
    public static final MimeLimits DEFAULT = new MimeLimits(100, 10_000, 1 << 20, 10 << 20, 1_000, 10_000);

    public MimeLimits {
        if (Math.min(Math.min(depth, parts), Math.min(headerLine, headerTotal)) < 1
                || Math.min(parameters, addresses) < 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
