package dev.mailwright.directory.password;

import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * {@code {SCRAM-SHA-256}iterations,salt,StoredKey,ServerKey}, the last three in Base64: a verifier of SCRAM, against
 * which a password can be checked as well.
 */
final class ScramScheme implements Scheme {

    private static final int MAX_ITERATIONS = 1_000_000;
    private static final int MAX_SALT = 256;

    private final ScramHash hash;

    ScramScheme(ScramHash hash) {
        this.hash = hash;
    }

    @Override
    public @Nullable StoredHash read(byte[] value) {
        ScramSecret secret = secret(value);
        if (secret == null) {
            return null;
        }
        return clear -> {
            String text = new String(clear, StandardCharsets.UTF_8);
            ScramSecret derived = ScramSecrets.deriveExactly(text, hash, secret.salt(), secret.iterations());
            return MessageDigest.isEqual(derived.storedKey(), secret.storedKey());
        };
    }

    @Nullable
    ScramSecret secret(byte[] value) {
        String[] parts = Fields.split(new String(value, StandardCharsets.UTF_8), ',');
        if (parts.length != 4) {
            return null;
        }
        int iterations = Fields.number(parts[0]);
        byte[] salt = Fields.base64(parts[1]);
        byte[] storedKey = Fields.base64(parts[2]);
        byte[] serverKey = Fields.base64(parts[3]);
        boolean formed = salt.length > 0
                && salt.length <= MAX_SALT
                && storedKey.length == hash.length()
                && serverKey.length == hash.length();
        if (!formed || iterations < 1 || iterations > MAX_ITERATIONS) {
            return null;
        }
        return new ScramSecret(hash, salt, iterations, storedKey, serverKey);
    }
}
