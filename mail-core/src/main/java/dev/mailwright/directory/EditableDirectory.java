package dev.mailwright.directory;

import java.util.List;

/** A directory that can be changed while the server runs; a change is valid for the next look-up. Thread-safe. */
public interface EditableDirectory extends Directory {

    /**
     * Applies all edits or none.
     *
     * @throws DirectoryException when an edit cannot be applied: an account that exists is added, one that does not is
     *     removed
     */
    void apply(List<DirectoryEdit> edits);
}
