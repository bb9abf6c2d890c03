package dev.mailwright.directory.password;

import org.jspecify.annotations.Nullable;

/** One way to store passwords. Thread-safe. */
interface Scheme {

    /** Whether the stored value is text of its own form, rather than octets in Base64. */
    default boolean isText() {
        return true;
    }

    /**
     * Octets of a value without salt, for schemes that are not text: with twice as many hexadecimal digits it is not
     * Base64. Zero where there is no such length.
     */
    default int digestLength() {
        return 0;
    }

    /** What a stored value asks for; null when it is broken, or asks for more than the limits of this scheme. */
    @Nullable
    StoredHash read(byte[] value);
}
