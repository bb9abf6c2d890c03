package dev.mailwright.imap.wire;

/** A command that does not follow the grammar. Its message goes to the client after {@code BAD}; it never quotes the client. */
public final class SyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SyntaxException(String message) {
        super(message, null, false, false);
    }

    /** What is wrong, for the client. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
