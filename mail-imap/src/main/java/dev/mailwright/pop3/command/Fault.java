package dev.mailwright.pop3.command;

/** What may be wrong with a command. */
public enum Fault {
    ARGUMENT_MISSING,
    TOO_MANY_ARGUMENTS,
    NOT_A_NUMBER,
    NUMBER_TOO_LARGE,
    BAD_BASE64
}
