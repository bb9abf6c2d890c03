package dev.mailwright;

/** What all exceptions of this library have in common. */
public abstract class MailwrightException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected MailwrightException(String message) {
        super(message);
    }

    protected MailwrightException(String message, Throwable cause) {
        super(message, cause);
    }
}
