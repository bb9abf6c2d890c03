package dev.mailwright.fetch;

import dev.mailwright.fetch.fetchmail.FetchIds;
import dev.mailwright.fetch.settings.Connection;
import java.nio.file.Path;
import java.util.Set;

/**
 * What counts as fetched already when a folder is polled for the first time, so that mail which another program has fetched and kept does not come again. Once
 * there is a journal nobody asks for it.
 */
public abstract sealed class Baseline permits Baselines.Everything, Baselines.SeenFlag, Baselines.Ids {

    Baseline() {}

    /** Nothing: all mail is new. */
    public static Baseline everything() {
        return Baselines.EVERYTHING;
    }

    /** Messages with {@code \Seen}, which is how fetchmail goes by with IMAP. All mail is new with POP3, which has no such flag. */
    public static Baseline seenFlag() {
        return Baselines.SEEN;
    }

    /**
     * The UIDLs in a file of fetchmail's ({@code .fetchids}), for POP3. Read at the first poll, which fails when it cannot be read.
     */
    public static Baseline fetchids(Path file) {
        return new Baselines.Ids(file);
    }

    /** Whether flags are needed. */
    public boolean readsFlags() {
        return this instanceof Baselines.SeenFlag;
    }

    /**
     * The keys that count as fetched; blocks on the disk.
     *
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    public Set<String> keys(String user, Connection connection) {
        return this instanceof Baselines.Ids ids ? FetchIds.read(ids.file(), user, connection.host()) : Set.of();
    }
}
