package dev.mailwright.directory;

/** What a directory may offer beyond looking up. */
public enum DirectoryFeature {
    /** {@link Directory#accounts} works. */
    LIST,
    /** {@link Directory#watch} tells of every change, before whoever made it goes on. */
    WATCH
}
