package dev.mailwright.net;

/** Why a connection is turned away before it gets a session. */
public enum Refusal {
    /** The server has as many connections as it may. */
    TOTAL,
    /** As many connections as may have not yet logged in. */
    UNAUTHENTICATED,
    /** The peer's address has as many connections as one may. */
    ADDRESS,
    /** The peer's address makes connections faster than it may. */
    RATE,
    /** The peer's address has made too many errors lately. */
    OFFENCES,
    /** The server is stopping. */
    STOPPING
}
