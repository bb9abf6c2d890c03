package dev.mailwright.backup;

import java.util.function.UnaryOperator;

/** Where a {@link SnapshotPart} writes. For one thread at a time. */
public interface SnapshotTarget {

    /**
     * Begins a directory of its own.
     *
     * @param name relative, with {@code /} between levels
     * @param identity makes of a file's path in the section what stays the same when the file gets another path; by it
     *     the file is found in the snapshot before
     * @return to be closed when all of it is there
     */
    SnapshotSection section(String name, UnaryOperator<String> identity);

    /** The same for files that keep their paths. */
    default SnapshotSection section(String name) {
        return section(name, path -> path);
    }
}
