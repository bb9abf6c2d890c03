package dev.mailwright.store.maildir;

import dev.mailwright.observe.LogText;
import java.nio.file.Path;
import java.util.Optional;

/** One finding. */
record Note(Kind kind, boolean isBlocking, Path path, String text, Optional<String> fix) implements Finding {

    static Note blocking(Kind kind, Path path, String text) {
        return new Note(kind, true, path, text, Optional.empty());
    }

    static Note of(Kind kind, Path path, String text) {
        return new Note(kind, false, path, text, Optional.empty());
    }

    Note mendedBy(String what) {
        return new Note(kind, isBlocking, path, text, Optional.of(what));
    }

    @Override
    public String toString() {
        return (isBlocking ? "must be mended: " : "") + text + " (" + LogText.safe(path.toString()) + ")"
                + fix.map(what -> ": " + what).orElse("");
    }
}
