package dev.mailwright.directory.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** {@code $5$salt$hash} and {@code $6$rounds=50000$salt$hash}, what crypt(3) of most systems makes of SHA-2. */
final class ShaCryptScheme implements Scheme {

    private static final String ROUNDS = "rounds=";
    private static final int DEFAULT_ROUNDS = 5_000;
    private static final int MIN_ROUNDS = 1_000;
    /** Some five seconds of one core. */
    private static final int MAX_ROUNDS = 5_000_000;

    private static final int MAX_SALT = 16;

    private final ShaCrypt function;

    ShaCryptScheme(ShaCrypt function) {
        this.function = function;
    }

    @Override
    public @Nullable StoredHash read(byte[] value) {
        String[] parts = Fields.split(new String(value, StandardCharsets.UTF_8), '$');
        if (parts.length < 4 || !parts[0].isEmpty() || !parts[1].equals(function.id())) {
            return null;
        }
        boolean counted = parts.length == 5 && parts[2].startsWith(ROUNDS);
        int rounds = counted ? Fields.number(parts[2], ROUNDS) : DEFAULT_ROUNDS;
        if (parts.length != (counted ? 5 : 4) || rounds < MIN_ROUNDS || rounds > MAX_ROUNDS) {
            return null;
        }
        byte[] salt = parts[parts.length - 2].getBytes(StandardCharsets.UTF_8);
        byte[] hash = parts[parts.length - 1].getBytes(StandardCharsets.UTF_8);
        if (salt.length > MAX_SALT || hash.length != function.characters()) {
            return null;
        }
        return clear ->
                MessageDigest.isEqual(hash, function.hash(clear, salt, rounds).getBytes(StandardCharsets.US_ASCII));
    }
}
