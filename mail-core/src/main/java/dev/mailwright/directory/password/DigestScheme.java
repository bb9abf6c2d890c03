package dev.mailwright.directory.password;

import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code {SSHA256}} and its like: one digest of password and salt, the salt behind it. Fast, so for migration only. */
final class DigestScheme implements Scheme {

    private static final int MAX_SALT = 256;

    private final String digest;
    private final int length;
    private final boolean salted;

    private DigestScheme(String digest, int length, boolean salted) {
        this.digest = digest;
        this.length = length;
        this.salted = salted;
    }

    static DigestScheme salted(String digest, int length) {
        return new DigestScheme(digest, length, true);
    }

    static DigestScheme bare(String digest, int length) {
        return new DigestScheme(digest, length, false);
    }

    @Override
    public boolean isText() {
        return false;
    }

    @Override
    public int digestLength() {
        return salted ? 0 : length;
    }

    @Override
    public @Nullable StoredHash read(byte[] value) {
        int salt = value.length - length;
        if (salted ? salt < 1 || salt > MAX_SALT : salt != 0) {
            return null;
        }
        return clear -> {
            MessageDigest sha = Digests.of(digest);
            sha.update(clear);
            sha.update(value, length, salt);
            return MessageDigest.isEqual(Arrays.copyOf(value, length), sha.digest());
        };
    }
}
