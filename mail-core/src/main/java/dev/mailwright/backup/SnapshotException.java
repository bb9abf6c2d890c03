package dev.mailwright.backup;

import dev.mailwright.MailwrightException;

/** A snapshot that could not be taken, read or used; the message says which and why. */
public final class SnapshotException extends MailwrightException {

    private static final long serialVersionUID = 1L;

    public SnapshotException(String message) {
        super(message);
    }

    public SnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
