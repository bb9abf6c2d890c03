package dev.mailwright.smtp.session;

/**
 * What a client may ask for in one session or transaction.
 *
 * @param messageSize most octets of a message, {@link Long#MAX_VALUE} for any
 * @param recipients most recipients of a message
 * @param errors refusals after which the session ends
 */
public record SmtpLimits(long messageSize, int recipients, int errors) {

    /** Recipients of a message unless less is asked for. */
    public static final int RECIPIENTS = 1_000;
    /** Errors of a session unless something else is asked for. */
    public static final int ERRORS = 20;

    private static final long LEAST_DRAINED = 16L * 1024 * 1024;

    /** 1,000 recipients, 20 errors. */
    public static SmtpLimits of(long messageSize) {
        return new SmtpLimits(messageSize, RECIPIENTS, ERRORS);
    }

    /** The same for messages of another size. */
    public SmtpLimits withMessageSize(long octets) {
        return new SmtpLimits(octets, recipients, errors);
    }

    /** Whether so many octets are more than even a message that is refused for its size may have before we hang up. */
    public boolean isEndless(long octets) {
        long twice = messageSize > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : 2 * messageSize;
        return octets > Math.max(LEAST_DRAINED, twice);
    }
}
