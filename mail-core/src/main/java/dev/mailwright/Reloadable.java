package dev.mailwright;

/** A part that reads something from outside, such as certificates, and can read it again. */
@FunctionalInterface
public interface Reloadable {

    /**
     * Reads again; what was in use stays in use when that fails.
     *
     * @throws RuntimeException saying what is wrong, where, and the fix
     */
    void reload();
}
