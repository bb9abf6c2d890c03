package dev.mailwright.routing;

/** What a user wants done with the tag of {@code john+tag@}. */
public enum TaggedMail {
    /** Nothing: the mail is like any other. */
    NONE,
    /** Filed in {@code INBOX/tag}. */
    SUBFOLDER,
    /** {@code [tag]} before the subject. */
    SUBJECT
}
