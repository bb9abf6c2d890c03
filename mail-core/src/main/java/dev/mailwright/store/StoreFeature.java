package dev.mailwright.store;

/** What a store can do; capabilities are what is configured and what the store can. */
public enum StoreFeature {
    /** MODSEQs survive a restart (RFC 7162 CONDSTORE). */
    MODSEQ,
    /** Expunged UIDs are remembered (RFC 7162 QRESYNC). */
    EXPUNGE_LOG,
    /** New keywords can be made at any time ({@code \*}). */
    KEYWORDS,
    /** EMAILID, MAILBOXID (RFC 8474). */
    OBJECT_ID,
    /** Quotas are enforced. */
    QUOTA,
    /** A mailbox can be created with a special use (RFC 6154). */
    CREATE_SPECIAL_USE
}
