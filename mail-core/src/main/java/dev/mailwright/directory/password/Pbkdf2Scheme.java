package dev.mailwright.directory.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The two text forms of PBKDF2 hashes. // rfc8018#5.2 */
final class Pbkdf2Scheme {

    static final int MAX_ITERATIONS = 10_000_000;

    private static final int MIN_HASH = 16;
    private static final int MAX_HASH = 64;

    private Pbkdf2Scheme() {}

    /** {@code iterations$salt$hash}, both in Base64. */
    static @Nullable StoredHash sha256(byte[] value) {
        String[] parts = Fields.split(new String(value, StandardCharsets.UTF_8), '$');
        if (parts.length != 3) {
            return null;
        }
        return stored("HmacSHA256", Fields.base64(parts[1]), Fields.number(parts[0]), Fields.base64(parts[2]));
    }

    /** {@code $1$salt$iterations$hash} of Dovecot's {@code {PBKDF2}}: the salt is text, the hash hexadecimal SHA-1. */
    static @Nullable StoredHash sha1(byte[] value) {
        String[] parts = Fields.split(new String(value, StandardCharsets.UTF_8), '$');
        if (parts.length != 5 || !parts[0].isEmpty() || !parts[1].equals("1")) {
            return null;
        }
        byte[] salt = parts[2].getBytes(StandardCharsets.UTF_8);
        return stored("HmacSHA1", salt, Fields.number(parts[3]), Fields.hex(parts[4]));
    }

    private static @Nullable StoredHash stored(String mac, byte[] salt, int iterations, byte[] hash) {
        boolean formed = salt.length > 0 && hash.length >= MIN_HASH && hash.length <= MAX_HASH;
        if (!formed || iterations < 1 || iterations > MAX_ITERATIONS) {
            return null;
        }
        return clear -> MessageDigest.isEqual(
                hash, Pbkdf2.derive(mac, new String(clear, StandardCharsets.UTF_8), salt, iterations, hash.length));
    }
}
