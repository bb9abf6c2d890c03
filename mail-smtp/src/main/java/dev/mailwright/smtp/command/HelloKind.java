package dev.mailwright.smtp.command;

/** The verbs with which a client says its name. */
public enum HelloKind {
    /** // rfc5321#4.1.1.1 */
    EHLO,
    HELO,
    /** // rfc2033#4.1 */
    LHLO;

    /** The answer names what is offered, and parameters may follow. */
    public boolean extended() {
        return this != HELO;
    }
}
