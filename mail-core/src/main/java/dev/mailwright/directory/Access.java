package dev.mailwright.directory;

import java.util.Set;

/** The doors an account may use. */
public enum Access {
    IMAP,
    POP3,
    /** Sending mail as a logged-in user. */
    SUBMISSION,
    /** Receiving mail. */
    DELIVERY;

    /** Every door there is. */
    public static final Set<Access> ALL = Set.of(values());
}
