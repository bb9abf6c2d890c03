package dev.mailwright.dkim;

import java.util.Locale;
import java.util.Optional;

/** How a signature is made. */
public enum DkimAlgorithm {
    RSA_SHA256("rsa", "sha256", "SHA-256"),

    /** No longer acceptable (rfc8301#3.1); neither made nor verified. */
    RSA_SHA1("rsa", "sha1", "SHA-1"),

    /** rfc8463#3 */
    ED25519_SHA256("ed25519", "sha256", "SHA-256");

    private final String keyType;
    private final String hash;
    private final String digest;

    DkimAlgorithm(String keyType, String hash, String digest) {
        this.keyType = keyType;
        this.hash = hash;
        this.digest = digest;
    }

    /** Reads the name of an algorithm, as in {@code a=}. */
    public static Optional<DkimAlgorithm> parse(String name) {
        for (DkimAlgorithm algorithm : values()) {
            if (algorithm.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** As in {@code k=}. */
    public String keyType() {
        return keyType;
    }

    /** As in {@code h=} of a key. */
    public String hash() {
        return hash;
    }

    String digest() {
        return digest;
    }

    /** As in {@code a=}. */
    @Override
    public String toString() {
        return keyType + "-" + hash;
    }
}
