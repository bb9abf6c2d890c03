package dev.mailwright.store;

import dev.mailwright.MailwrightException;

/** A store that could not do what it was asked. The reason decides the reply; the message is for the log. */
public final class StoreException extends MailwrightException {

    /** Why. */
    public enum Reason {
        /** Something failed that may work later: 451, NO [UNAVAILABLE]. */
        TRANSIENT,
        /** No space on the disk: 452, NO [UNAVAILABLE]. */
        FULL,
        /** The quota does not allow it: 452 or 552, NO [OVERQUOTA]. */
        OVER_QUOTA,
        /** What is stored cannot be read: 451, NO [SERVERBUG]. */
        CORRUPT,
        /** The mailbox or message is there no more: NO [NONEXISTENT]. */
        GONE,
        /** The mailbox is there already: NO [ALREADYEXISTS]. */
        EXISTS,
        /** This store cannot hold such a name, or must not do this to it: NO [CANNOT]. */
        CANNOT;

        /** True where a machine is at fault, not the client. */
        public boolean isFault() {
            return this == TRANSIENT || this == FULL || this == CORRUPT;
        }
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public StoreException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
