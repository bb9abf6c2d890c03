package dev.mailwright.store.maildir;

/** What a {@link MaildirDoctor} does about what it finds. */
public enum Treatment {
    /** Says it. Nothing is written. */
    REPORT,
    /** Mends what can be mended without losing a message or its UID, and says it. */
    REPAIR
}
