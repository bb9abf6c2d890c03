package dev.mailwright.directory.password;

import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import java.util.Optional;

/** Makes and checks stored passwords, {@code {SCHEME}value}. Slow on purpose: called on workers only. Thread-safe. */
public interface PasswordHasher {

    /** Hashes a new password with a fresh salt. */
    String hash(String clear);

    /** Whether this is the password; false as well for a scheme or form that this hasher does not know. */
    boolean verify(String clear, String stored);

    /** Whether {@link #verify} understands this stored form, so that a configuration can be checked before it is used. */
    boolean understands(String stored);

    /** Whether {@link #scram} has a verifier for this stored form; fast. */
    default boolean offersScram(String stored, ScramHash hash) {
        return false;
    }

    /**
     * The SCRAM verifier that this stored form is, or one with a fresh salt when the form is a clear password, which
     * takes some milliseconds; empty for all others. To be kept, so that a login has the same salt each time.
     */
    default Optional<ScramSecret> scram(String stored, ScramHash hash) {
        return Optional.empty();
    }
}
