package dev.mailwright.store.memory;

import dev.mailwright.observe.LoopGuard;
import dev.mailwright.store.Column;
import dev.mailwright.store.Row;
import dev.mailwright.store.Rows;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ArrayView;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Walks the ranges asked for, over the newest view at each portion. */
final class MemoryRows implements Rows {

    private final MemoryMailbox mailbox;
    private final UidSet uids;
    private final Set<Column> columns;
    /** UIDs from here on were not there when the rows were asked for. */
    private final long end;

    private long next = 1;
    private int range;
    private boolean closed;

    MemoryRows(MemoryMailbox mailbox, ArrayView<MemoryMessage> start, UidSet uids, Set<Column> columns) {
        this.mailbox = mailbox;
        this.uids = uids;
        this.columns = columns.isEmpty() ? EnumSet.noneOf(Column.class) : EnumSet.copyOf(columns);
        this.end = start.size() == 0 ? 0 : start.uidAt(start.size() - 1) + 1;
    }

    @Override
    public List<Row> next(int max) {
        LoopGuard.assertNotOnLoop("Rows.next");
        if (max < 1) {
            throw new IllegalArgumentException("a portion has at least one row");
        }
        if (closed) {
            throw new IllegalStateException("the rows are closed");
        }
        ArrayView<MemoryMessage> view = mailbox.view();
        List<Row> rows = new ArrayList<>(Math.min(max, 256));
        while (rows.size() < max && range < uids.ranges()) {
            int found = view.indexOf(Math.max(next, uids.first(range)));
            int index = found >= 0 ? found : -found - 1;
            index = take(view, index, max, rows);
            if (index < view.size() && view.uidAt(index) < end && view.uidAt(index) <= uids.last(range)) {
                break;
            }
            range++;
        }
        return rows;
    }

    private int take(ArrayView<MemoryMessage> view, int start, int max, List<Row> rows) {
        long last = Math.min(end - 1, uids.last(range));
        int index = start;
        while (index < view.size() && rows.size() < max && view.uidAt(index) <= last) {
            rows.add(new MemoryRow(mailbox.account().store().identities(), view, index, columns));
            next = view.uidAt(index) + 1;
            index++;
        }
        return index;
    }

    @Override
    public void close() {
        closed = true;
    }
}
