package dev.mailwright.store.maildir;

/** What a {@link MaildirStore} does before it says that a message is kept. */
public enum Durability {
    /**
     * Survives a power loss, in the way that costs least. The default. A small message is kept when it is in the store's
     * commit journal, which is forced for many at once; its file is there at the same time, and forced later, at the latest
     * when the store is closed.
     */
    SAFE,
    /** Survives a power loss, file by file: the file is forced, put in place, and its directory forced. */
    STRICT,
    /** Survives the end of the process, but not a power loss. For tests. */
    NONE
}
