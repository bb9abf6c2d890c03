package dev.mailwright.directory;

/**
 * What a server keeps to check SCRAM without knowing the password (RFC 5802 section 3).
 *
 * <p>Its {@code toString()} shows no key. The arrays are copied on the way in and out.
 */
public final class ScramSecret {

    private final ScramHash hash;
    private final byte[] salt;
    private final int iterations;
    private final byte[] storedKey;
    private final byte[] serverKey;

    public ScramSecret(ScramHash hash, byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {
        if (storedKey.length != hash.length() || serverKey.length != hash.length()) {
            throw new IllegalArgumentException("the keys of " + hash + " have " + hash.length() + " octets");
        }
        this.hash = hash;
        this.salt = salt.clone();
        this.iterations = iterations;
        this.storedKey = storedKey.clone();
        this.serverKey = serverKey.clone();
    }

    public ScramHash hash() {
        return hash;
    }

    public byte[] salt() {
        return salt.clone();
    }

    public int iterations() {
        return iterations;
    }

    public byte[] storedKey() {
        return storedKey.clone();
    }

    public byte[] serverKey() {
        return serverKey.clone();
    }

    @Override
    public String toString() {
        return "SCRAM secret of " + hash;
    }
}
