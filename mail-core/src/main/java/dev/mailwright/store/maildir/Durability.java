package dev.mailwright.store.maildir;

/** What a {@link MaildirStore} does before it says that a message is kept. */
public enum Durability {
    /** Survives a power loss, in the way that costs least. The default; at present it works as {@link #STRICT}. */
    SAFE,
    /** Survives a power loss, file by file: the file is forced, put in place, and its directory forced. */
    STRICT,
    /** Survives the end of the process, but not a power loss. For tests. */
    NONE
}
