package dev.mailwright.directory.password;

/** Makes and checks stored passwords, {@code {SCHEME}value}. Slow on purpose: called on workers only. Thread-safe. */
public interface PasswordHasher {

    /** Hashes a new password with a fresh salt. */
    String hash(String clear);

    /** Whether this is the password; false as well for a scheme or form that this hasher does not know. */
    boolean verify(String clear, String stored);

    /** Whether {@link #verify} understands this stored form, so that a configuration can be checked before it is used. */
    boolean understands(String stored);
}
