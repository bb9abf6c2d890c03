package dev.mailwright.imap.wire;

/**
 * What a client may send.
 *
 * @param command octets of a whole command, its literals included, the message of APPEND excepted
 * @param literal octets of one literal, the message of APPEND excepted
 * @param drained octets of a refused non-synchronizing literal that are read away; above it the connection is closed
 * @param nesting levels of parentheses
 */
// rfc2683#3.2.1.5
public record WireLimits(int command, int literal, long drained, int nesting) {

    /** Before a login: 8 KiB, 1 KiB, 64 KiB, 8 levels. */
    public static final WireLimits STRANGER = new WireLimits(8 * 1024, 1024, 64 * 1024, 8);

    /** After it: 64 KiB, 64 KiB, 16 MiB, 50 levels. */
    public static final WireLimits USER = new WireLimits(64 * 1024, 64 * 1024, 16L * 1024 * 1024, 50);
}
