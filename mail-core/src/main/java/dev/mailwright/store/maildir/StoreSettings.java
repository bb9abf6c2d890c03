package dev.mailwright.store.maildir;

/**
 * How a store was told to keep its mail.
 *
 * @param layout of the folders of each account
 * @param shared whether a Dovecot may be at work in the same maildirs
 * @param durability what an answer waits for
 */
record StoreSettings(FolderLayout layout, boolean shared, Durability durability) {

    /** Whether small messages go through a commit journal, of which a Dovecot would know nothing. */
    boolean isJournaled() {
        return durability == Durability.SAFE && !shared;
    }
}
