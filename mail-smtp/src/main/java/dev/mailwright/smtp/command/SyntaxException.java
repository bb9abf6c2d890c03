package dev.mailwright.smtp.command;

/** The arguments of a command do not follow its grammar. Has no stack trace: a peer's typing is no fault of ours. */
public final class SyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, as far as the reply depends on it. */
    public enum Kind {
        /** An argument is missing, too many, or malformed. */
        ARGUMENT,
        /** The reverse path. */
        SENDER,
        /** The forward path. */
        RECIPIENT,
        /** A parameter that we did not announce. */
        PARAMETER
    }

    private final Kind kind;
    private final String reason;

    /** @param reason a few ASCII words of ours, safe in a reply */
    public SyntaxException(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
        this.reason = reason;
    }

    public Kind kind() {
        return kind;
    }

    public String reason() {
        return reason;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
