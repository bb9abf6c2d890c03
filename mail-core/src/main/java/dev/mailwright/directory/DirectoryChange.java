package dev.mailwright.directory;

import java.util.Set;

/**
 * What changed in a directory.
 *
 * @param keys the addresses touched; empty means: anything may have changed
 */
public record DirectoryChange(Set<RecipientKey> keys) {

    /** Anything may have changed. */
    public static final DirectoryChange EVERYTHING = new DirectoryChange(Set.of());

    public DirectoryChange {
        keys = Set.copyOf(keys);
    }
}
