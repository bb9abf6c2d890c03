package dev.mailwright.fetch.settings;

/** How a connection is protected. */
public enum Security {
    /** TLS from the first octet on. */
    TLS,

    /** STARTTLS or STLS, without which nothing goes on. */
    STARTTLS,

    /** In the clear. */
    NONE
}
