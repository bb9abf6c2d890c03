package dev.mailwright.imap.search;

import dev.mailwright.store.Column;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.Row;
import dev.mailwright.store.Rows;
import dev.mailwright.store.UidSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads messages portion by portion and hands each to whoever brings them into an order. Confined to the session; blocks.
 */
public final class Ordering implements AutoCloseable {

    private static final int PORTION = 64;

    private final Rows rows;
    private final Consumer<Row> reader;

    private Ordering(Rows rows, Consumer<Row> reader) {
        this.rows = rows;
        this.reader = reader;
    }

    static Ordering over(Mailbox mailbox, UidSet uids, Set<Column> columns, Consumer<Row> reader) {
        return new Ordering(mailbox.rows(uids, columns), reader);
    }

    /** Reads the next portion; says whether there may be another. */
    public boolean advance() {
        List<Row> portion = rows.next(PORTION);
        portion.forEach(reader);
        return !portion.isEmpty();
    }

    @Override
    public void close() {
        rows.close();
    }
}
