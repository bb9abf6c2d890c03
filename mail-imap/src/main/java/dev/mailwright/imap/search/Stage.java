package dev.mailwright.imap.search;

import dev.mailwright.store.Column;
import java.util.Set;

/** What must be read of a message to decide a key, cheapest first. */
enum Stage {
    /** Numbers, UIDs and flags: nothing is read. */
    VIEW(),
    FIGURES(Column.SIZE, Column.INTERNAL_DATE),
    IDENTITY(Column.OBJECT_ID),
    ENVELOPE(Column.ENVELOPE),
    HEADER(Column.HEADER),
    CONTENT(Column.HEADER, Column.STRUCTURE, Column.CONTENT);

    private final Set<Column> columns;

    Stage(Column... columns) {
        this.columns = Set.of(columns);
    }

    Set<Column> columns() {
        return columns;
    }
}
