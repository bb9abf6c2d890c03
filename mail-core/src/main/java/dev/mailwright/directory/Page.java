package dev.mailwright.directory;

import java.util.List;
import java.util.Optional;

/**
 * A part of a long list.
 *
 * @param next where the next page begins; empty at the end
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {

    public Page {
        items = List.copyOf(items);
    }
}
