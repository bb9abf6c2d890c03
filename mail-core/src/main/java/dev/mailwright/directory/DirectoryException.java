package dev.mailwright.directory;

import dev.mailwright.MailwrightException;

/** A directory that could not be read or changed; the message names what, where and the fix. */
public final class DirectoryException extends MailwrightException {

    private static final long serialVersionUID = 1L;

    public DirectoryException(String message) {
        super(message);
    }

    public DirectoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
