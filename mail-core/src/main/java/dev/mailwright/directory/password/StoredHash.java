package dev.mailwright.directory.password;

/** A stored password that was understood. */
interface StoredHash {

    /**
     * Hashes a password in the same way and compares in constant time.
     *
     * @param clear in UTF-8, not empty, without NUL
     */
    boolean matches(byte[] clear);

    /** KiB of memory that {@link #matches} takes, where that is worth counting. */
    default int memory() {
        return 0;
    }
}
