package dev.mailwright.queue;

import dev.mailwright.MailwrightException;

/** The queue could not keep or find mail. */
public final class QueueException extends MailwrightException {

    private static final long serialVersionUID = 1L;

    /** What was the matter. */
    public enum Reason {
        /** There is no space left. */
        FULL,
        /** The disk failed, or the queue is closed. */
        BROKEN,
        /** There is no such entry, or no longer. */
        GONE
    }

    private final Reason reason;

    public QueueException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public QueueException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
