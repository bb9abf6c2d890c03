package dev.mailwright.sasl;

import dev.mailwright.MailwrightException;

/** A login at another server that cannot go on; the message says why and holds no secret. */
public final class ClientLoginException extends MailwrightException {

    private static final long serialVersionUID = 1L;

    ClientLoginException(String message) {
        super(message);
    }
}
