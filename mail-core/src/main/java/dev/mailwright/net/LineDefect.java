package dev.mailwright.net;

/** What may be wrong with a line. Such lines are flagged and left as they are; the protocol refuses them. */
public enum LineDefect {
    /** A CR that no LF follows stands in the line. */
    BARE_CR,
    /** The line ended with an LF that no CR precedes. */
    BARE_LF,
    /** A NUL stands in the line. */
    NUL
}
