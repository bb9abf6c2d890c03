package dev.mailwright.sasl;

import dev.mailwright.MailwrightException;

/** A server that we log in to does not follow the mechanism. */
public final class ClientSaslException extends MailwrightException {

    private static final long serialVersionUID = 1L;

    ClientSaslException(String message) {
        super(message);
    }
}
