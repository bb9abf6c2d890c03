package dev.mailwright.pop3.command;

/** A command that does not follow the grammar. Caught by the session, which answers {@code -ERR}. */
public final class SyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public SyntaxException(Fault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
