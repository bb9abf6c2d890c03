package dev.mailwright.message;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes of a message could not be read or written; the cause says why. */
public final class MessageIoException extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    public MessageIoException(String message, IOException cause) {
        super(message, cause);
    }
}
