package dev.mailwright.store;

/** A text that cannot be the name of a mailbox. The message is fit for the client that sent it. */
public final class InvalidMailboxNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidMailboxNameException(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
