package dev.mailwright.backup;

import java.nio.file.Path;

/** What a snapshot has become. */
public final class SnapshotReport {

    private final Path path;
    private final long files;
    private final long fresh;
    private final long bytes;

    SnapshotReport(Path path, long files, long fresh, long bytes) {
        this.path = path;
        this.files = files;
        this.fresh = fresh;
        this.bytes = bytes;
    }

    /** Its directory. */
    public Path path() {
        return path;
    }

    /** All files in it. */
    public long files() {
        return files;
    }

    /** Those that no earlier snapshot has, or has as another file. */
    public long fresh() {
        return fresh;
    }

    /** Octets of all its files; those that are links take no room of their own. */
    public long bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return path + ": " + files + " files, " + fresh + " of them new, " + bytes + " octets";
    }
}
