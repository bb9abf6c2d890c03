package dev.mailwright.checks;

/** What is done with mail that fails. */
public enum Action {
    /** The result is written into Authentication-Results, and that is all. */
    TAG,
    /** It is filed as junk. */
    QUARANTINE,
    /** It is refused with a 4xx: it may be different later. */
    DEFER,
    /** It is refused with a 5xx. */
    REJECT
}
