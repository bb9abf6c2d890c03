package dev.mailwright.directory.password;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * {@code {PBKDF2-SHA256}iterations$salt$hash}, salt and hash in Base64. What new passwords get where no stronger scheme
 * is at hand. Thread-safe when its source of randomness is.
 */
public final class Pbkdf2Hasher implements PasswordHasher {

    /** What stands in the braces. */
    public static final String SCHEME = "PBKDF2-SHA256";

    /** What the OWASP cheat sheet of 2023 asks for. */
    public static final int DEFAULT_ITERATIONS = 600_000;

    private static final String PREFIX = "{" + SCHEME + "}";
    private static final String MAC = "HmacSHA256";
    private static final int SALT_OCTETS = 16;
    private static final int HASH_OCTETS = 32;

    private final RandomGenerator random;
    private final int iterations;

    /**
     * @param random cryptographically strong
     * @param iterations for new hashes, at least 1,000; stored ones name their own
     */
    public Pbkdf2Hasher(RandomGenerator random, int iterations) {
        if (iterations < 1_000 || iterations > Pbkdf2Scheme.MAX_ITERATIONS) {
            throw new IllegalArgumentException("iterations are 1,000 to 10,000,000, not " + iterations);
        }
        this.random = random;
        this.iterations = iterations;
    }

    @Override
    public String hash(String clear) {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        byte[] hash = Pbkdf2.derive(MAC, clear, salt, iterations, HASH_OCTETS);
        Base64.Encoder base64 = Base64.getEncoder();
        return PREFIX + iterations + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    @Override
    public boolean verify(String clear, String stored) {
        StoredHash hash = read(stored);
        return hash != null && !clear.isEmpty() && hash.matches(clear.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean understands(String stored) {
        return read(stored) != null;
    }

    private static @Nullable StoredHash read(String stored) {
        return stored.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                ? Pbkdf2Scheme.sha256(stored.substring(PREFIX.length()).getBytes(StandardCharsets.UTF_8))
                : null;
    }
}
