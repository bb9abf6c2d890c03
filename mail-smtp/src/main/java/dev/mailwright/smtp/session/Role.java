package dev.mailwright.smtp.session;

/** Whom a listener serves. */
public enum Role {
    /** Other mail servers, which need not log in. */
    INBOUND,
    /** Users, who must. // rfc6409#4.3 */
    SUBMISSION
}
