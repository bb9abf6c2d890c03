package dev.mailwright.fetch.journal;

import dev.mailwright.MailwrightException;

/** The journal cannot be read or written: nothing may be deleted elsewhere. */
public final class JournalException extends MailwrightException {

    private static final long serialVersionUID = 1L;

    JournalException(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
