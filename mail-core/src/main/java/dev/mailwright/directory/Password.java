package dev.mailwright.directory;

/**
 * A password to be set: in clear, to be hashed before it is kept, or already a hash. Its {@code toString()} shows
 * neither.
 */
public final class Password {

    private final String text;
    private final boolean hashed;

    private Password(String text, boolean hashed) {
        this.text = text;
        this.hashed = hashed;
    }

    /** A password in clear; it is hashed before it is stored. */
    public static Password of(String clear) {
        if (clear.isEmpty()) {
            throw new IllegalArgumentException("a password is not empty");
        }
        return new Password(clear, false);
    }

    /** A stored hash, {@code {SCHEME}value}. */
    public static Password hashed(String schemeAndHash) {
        if (!schemeAndHash.startsWith("{") || schemeAndHash.indexOf('}') < 2) {
            throw new IllegalArgumentException("a password hash begins with its scheme in braces, such as {ARGON2ID}");
        }
        return new Password(schemeAndHash, true);
    }

    public boolean isHashed() {
        return hashed;
    }

    /** The clear text or the hash, as {@link #isHashed()} says. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return hashed ? "hashed password" : "password";
    }
}
