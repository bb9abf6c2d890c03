package dev.mailwright;

/** A part that reads something from outside, such as certificates, and can read it again. */
@FunctionalInterface
public interface Reloadable {

    /**
     * Reads again; what was in use stays in use when that fails.
     *
     * @throws RuntimeException with a message that says what is wrong and where; {@code MailServer.reload()} gathers those
     *     of all parts in one {@link ConfigurationException}
     */
    void reload();
}
