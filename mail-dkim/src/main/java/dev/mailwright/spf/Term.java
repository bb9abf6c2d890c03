package dev.mailwright.spf;

/**
 * One directive of a record.
 *
 * @param onMatch what it says when it matches
 * @param kind of mechanism
 * @param name a domain with macros, or empty for the domain itself
 * @param network for ip4 and ip6
 * @param cidr4 bits that count of an IPv4 address
 * @param cidr6 bits that count of an IPv6 address
 * @param text as written
 */
@SuppressWarnings("ArrayRecordComponent")
record Term(SpfStatus onMatch, Kind kind, String name, byte[] network, int cidr4, int cidr6, String text) {

    static final byte[] NO_NETWORK = new byte[0];

    enum Kind {
        ALL,
        INCLUDE,
        A,
        MX,
        PTR,
        IP4,
        IP6,
        EXISTS;

        boolean asksTheDns() {
            return this != ALL && this != IP4 && this != IP6;
        }
    }

    /** Whether two addresses are alike in so many bits; false for different families. */
    static boolean alike(byte[] one, byte[] other, int bits) {
        if (one.length != other.length) {
            return false;
        }
        int left = bits;
        for (int i = 0; i < one.length && left > 0; i++, left -= 8) {
            int mask = left >= 8 ? 0xff : 0xff << (8 - left) & 0xff;
            if (((one[i] ^ other[i]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
