package dev.mailwright.directory;

/** The hash of a SCRAM mechanism (RFC 5802, RFC 7677). */
public enum ScramHash {
    SHA_1("SHA-1", "HmacSHA1", 20),
    SHA_256("SHA-256", "HmacSHA256", 32);

    private final String digest;
    private final String mac;
    private final int length;

    ScramHash(String digest, String mac, int length) {
        this.digest = digest;
        this.mac = mac;
        this.length = length;
    }

    /** The JCA name of the digest. */
    public String digest() {
        return digest;
    }

    /** The JCA name of the HMAC. */
    public String mac() {
        return mac;
    }

    /** Octets of a digest. */
    public int length() {
        return length;
    }
}
