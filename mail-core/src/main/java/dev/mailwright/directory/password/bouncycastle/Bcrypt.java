package dev.mailwright.directory.password.bouncycastle;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.BCrypt;

/** The function below {@code $2y$} hashes: what a password gives, without the text form. */
public final class Bcrypt {

    /** Octets of the password that count, with the NUL at its end. */
    private static final int MAX_KEY = 72;

    private Bcrypt() {}

    /**
     * Hashes; what a password has beyond 72 octets does not count, as everywhere.
     *
     * @param salt 16 octets
     * @param cost the binary logarithm of the rounds, 4 to 31
     * @return 24 octets, of which text forms keep 23
     */
    public static byte[] hash(byte[] password, byte[] salt, int cost) {
        return BCrypt.generate(Arrays.copyOf(password, Math.min(password.length + 1, MAX_KEY)), salt, cost, false);
    }
}
