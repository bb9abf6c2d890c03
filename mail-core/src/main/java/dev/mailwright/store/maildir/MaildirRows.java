package dev.mailwright.store.maildir;

import dev.mailwright.store.Column;
import dev.mailwright.store.Row;
import dev.mailwright.store.Rows;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ArrayView;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The messages of a view, a portion at a time. What only needs the name or the file's time is found when it is built. */
final class MaildirRows implements Rows {

    private final MaildirMailbox mailbox;
    private final ArrayView<byte[]> view;
    private final UidSet uids;
    private final Set<Column> columns;
    private final EnvelopeSource envelopes;
    private int range;
    private int at = -1;

    MaildirRows(MaildirMailbox mailbox, ArrayView<byte[]> view, UidSet uids, Set<Column> columns) {
        this.mailbox = mailbox;
        this.view = view;
        this.uids = uids;
        this.envelopes = new EnvelopeSource(mailbox);
        this.columns = columns.isEmpty() ? Set.of() : EnumSet.copyOf(columns);
    }

    @Override
    public List<Row> next(int max) {
        List<Row> rows = new ArrayList<>();
        ArrayView<byte[]> now = mailbox.arrays();
        for (int next = nextIndex(); next >= 0; next = nextIndex()) {
            Row row = now.indexOf(view.uidAt(next)) < 0 ? null : row(next);
            if (row != null) {
                rows.add(row);
            }
            if (rows.size() >= max) {
                break;
            }
        }
        return rows;
    }

    /** The index of the next message that is asked for, or -1. */
    private int nextIndex() {
        while (range < uids.ranges()) {
            if (at < 0) {
                int found = view.indexOf(uids.first(range));
                at = found >= 0 ? found : -found - 1;
            }
            if (at < view.size() && view.uidAt(at) <= uids.last(range)) {
                return at++;
            }
            range++;
            at = -1;
        }
        return -1;
    }

    private @Nullable Row row(int index) {
        long uid = view.uidAt(index);
        try {
            MessageReader reader = new MessageReader(mailbox);
            long size = columns.contains(Column.SIZE) ? reader.size(uid, view.rowAt(index)) : -1;
            Instant date = columns.contains(Column.INTERNAL_DATE) ? date(reader, uid) : Instant.EPOCH;
            return new MaildirRow(mailbox, view, index, columns, size, date, envelopes);
        } catch (StoreException e) {
            if (e.reason() == StoreException.Reason.GONE && mailbox.arrays().indexOf(uid) < 0) {
                return null;
            }
            throw e;
        }
    }

    private Instant date(MessageReader reader, long uid) {
        return mailbox.dates().find(uid).orElseGet(() -> {
            Instant date = fileTime(reader, uid);
            mailbox.dates().keep(uid, date);
            return date;
        });
    }

    private Instant fileTime(MessageReader reader, long uid) {
        return reader.access(
                uid,
                (path, base) -> mailbox.context()
                        .disk()
                        .stat(path)
                        .map(DiskStat::modified)
                        .orElseThrow(() -> missing(path))
                        .truncatedTo(ChronoUnit.SECONDS));
    }

    private static IOException missing(java.nio.file.Path path) {
        return new java.nio.file.NoSuchFileException(path.toString());
    }

    @Override
    public void close() {
        range = uids.ranges();
        envelopes.close();
    }
}
