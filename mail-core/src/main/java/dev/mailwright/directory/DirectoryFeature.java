package dev.mailwright.directory;

/** What a directory may offer beyond looking up. */
public enum DirectoryFeature {
    /** {@link Directory#accounts} works. */
    LIST
}
