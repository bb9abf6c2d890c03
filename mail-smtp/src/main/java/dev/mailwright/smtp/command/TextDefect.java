package dev.mailwright.smtp.command;

/** What the text of a message must not have. // rfc5321#2.3.8 */
public enum TextDefect {
    /** A CR that no LF follows. */
    BARE_CR,
    /** An LF that no CR precedes. */
    BARE_LF,
    /** A NUL. */
    NUL
}
