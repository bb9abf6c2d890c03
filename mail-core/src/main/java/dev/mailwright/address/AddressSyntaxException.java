package dev.mailwright.address;

/**
 * The text is not an address, domain or path. Carries no stack trace, since a peer's typing is not a fault of ours and
 * must stay cheap. The message never repeats the text.
 */
public final class AddressSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int position;
    private final String reason;

    public AddressSyntaxException(int position, String reason) {
        super(reason + " at position " + position);
        this.position = position;
        this.reason = reason;
    }

    /** Index of the offending char in the text that was parsed, from 0; its length when the text ended too early. */
    public int position() {
        return position;
    }

    /** What is wrong, in a few ASCII words that are safe in a reply or a log. */
    public String reason() {
        return reason;
    }

    AddressSyntaxException shifted(int by) {
        return new AddressSyntaxException(position + by, reason);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
