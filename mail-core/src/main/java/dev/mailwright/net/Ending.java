package dev.mailwright.net;

/** Why a connection is over. */
public enum Ending {
    /** The peer closed it or it broke. */
    PEER,
    /** The session ended it with {@link Step#close}. */
    SESSION,
    /** It was cut: {@link Link#abort}, or a server that stops. */
    CUT,
    /** The peer did not read what it had asked for. */
    UNREAD,
    /** The TLS handshake failed or took too long. */
    TLS,
    /** The machine failed in a way that no answer mends. */
    FAULT
}
