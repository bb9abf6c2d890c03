package dev.mailwright.directory.password;

import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives what a server keeps for SCRAM from a password (rfc5802#3). Slow on purpose: called on workers only. */
public final class ScramSecrets {

    /** What RFC 7677 section 4 asks for at least; clients pay the same on each login. */
    public static final int DEFAULT_ITERATIONS = 4_096;

    private static final int SALT_OCTETS = 16;

    private ScramSecrets() {}

    /** With a fresh salt and {@link #DEFAULT_ITERATIONS}. */
    public static ScramSecret derive(String clear, ScramHash hash, RandomGenerator random) {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        return derive(clear, hash, salt, DEFAULT_ITERATIONS);
    }

    /** With a given salt and number of iterations; the password is prepared by {@link SaslPrep} first. */
    public static ScramSecret derive(String clear, ScramHash hash, byte[] salt, int iterations) {
        return deriveExactly(SaslPrep.prepare(clear), hash, salt, iterations);
    }

    static ScramSecret deriveExactly(String clear, ScramHash hash, byte[] salt, int iterations) {
        byte[] salted = Pbkdf2.derive(hash.mac(), clear, salt, iterations, hash.length());
        byte[] clientKey = mac(hash, salted, "Client Key");
        byte[] serverKey = mac(hash, salted, "Server Key");
        byte[] storedKey = Digests.of(hash.digest()).digest(clientKey);
        return new ScramSecret(hash, salt, iterations, storedKey, serverKey);
    }

    private static byte[] mac(ScramHash hash, byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(hash.mac());
            mac.init(new SecretKeySpec(key, hash.mac()));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + hash.mac(), e);
        }
    }
}
