package dev.mailwright.store;

/** What a reader wants of each row, so that a store can fetch it ahead. Asking a row for more is an error. */
public enum Column {
    SIZE,
    INTERNAL_DATE,
    /** EMAILID and THREADID (RFC 8474). */
    OBJECT_ID,
    ENVELOPE,
    STRUCTURE,
    /** The whole header block. */
    HEADER,
    CONTENT
}
