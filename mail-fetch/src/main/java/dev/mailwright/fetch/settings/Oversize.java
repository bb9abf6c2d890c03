package dev.mailwright.fetch.settings;

/** What becomes of a message that is too large. */
public enum Oversize {
    /** It stays where it is and is told of once. */
    SKIP,

    /** Its header is delivered with a word on what is missing; it stays where it is. */
    HEADERS_ONLY
}
