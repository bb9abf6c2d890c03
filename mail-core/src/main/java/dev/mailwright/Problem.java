package dev.mailwright;

/**
 * One thing that is wrong with a configuration.
 *
 * @param code stable, for programs: {@code tls.missing}
 * @param where which setting
 * @param text what is wrong
 * @param fix what to do
 */
public record Problem(String code, String where, String text, String fix) {

    /** One line for people. */
    @Override
    public String toString() {
        return where + ": " + text + ". " + fix + " [" + code + "]";
    }
}
