package dev.mailwright.store.maildir;

import java.nio.file.Path;

/** How the journal names directories: relative to the store, so that it may be moved as a whole. */
record JournalPaths(Path root) {

    String text(Path directory) {
        return directory.startsWith(root)
                ? "./" + root.relativize(directory)
                : directory.toAbsolutePath().toString();
    }

    Path path(String text) {
        return text.startsWith("./") ? root.resolve(text.substring(2)) : Path.of(text);
    }
}
