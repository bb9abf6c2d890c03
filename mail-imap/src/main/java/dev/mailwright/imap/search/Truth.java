package dev.mailwright.imap.search;

/** What is known of a condition before everything has been read. */
enum Truth {
    NO,
    UNKNOWN,
    YES;

    static Truth of(boolean known) {
        return known ? YES : NO;
    }

    Truth not() {
        return this == UNKNOWN ? UNKNOWN : of(this == NO);
    }
}
