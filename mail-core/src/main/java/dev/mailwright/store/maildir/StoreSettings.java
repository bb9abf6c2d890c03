package dev.mailwright.store.maildir;

/**
 * How a store was told to keep its mail.
 *
 * @param layout of the folders of each account
 * @param shared whether a Dovecot may be at work in the same maildirs
 */
record StoreSettings(FolderLayout layout, boolean shared) {}
