package dev.mailwright.imap.verb;

import dev.mailwright.imap.fetch.FetchRenderer;
import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.store.Row;
import dev.mailwright.store.Rows;
import dev.mailwright.store.UidSet;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The FETCH responses of one command, row by row as the client reads. */
final class FetchResponses implements LazyResponse {

    /** Rows asked of the store at a time. */
    private static final int BATCH = 64;

    /** Messages in one piece, as long as each is small. */
    private static final int A_PIECE = 16;

    private final SelectedMailbox selected;
    private final UidSet uids;
    private final FetchRenderer renderer;
    private final UidSet nowSeen;
    private @Nullable Rows rows;
    private Iterator<Row> batch = Collections.emptyIterator();
    private @Nullable LazyResponse message;
    private long rendered;

    /** @param nowSeen messages whose flags are told although nobody asked, since \Seen was just set */
    FetchResponses(SelectedMailbox selected, UidSet uids, FetchRenderer renderer, UidSet nowSeen) {
        this.selected = selected;
        this.uids = uids;
        this.renderer = renderer;
        this.nowSeen = nowSeen;
    }

    /** Fewer messages were there than asked for. */
    boolean missed() {
        return rendered < uids.count();
    }

    @Override
    public boolean next(ImapOutput out) {
        for (int i = 0; i < A_PIECE; i++) {
            LazyResponse current = message == null ? begin() : message;
            if (current == null) {
                return false;
            }
            message = current;
            if (current.next(out)) {
                return true;
            }
            current.close();
            message = null;
        }
        return true;
    }

    private @Nullable LazyResponse begin() {
        if (!batch.hasNext()) {
            if (rows == null) {
                rows = selected.mailbox().rows(uids, renderer.columns());
            }
            batch = rows.next(BATCH).iterator();
        }
        if (!batch.hasNext()) {
            return null;
        }
        Row row = batch.next();
        long uid = row.uid().value();
        rendered++;
        return renderer.render(selected.number(uid), row, selected.isRecent(uid), nowSeen.contains(uid));
    }

    @Override
    public boolean atBoundary() {
        return message == null || message.atBoundary();
    }

    @Override
    public void close() {
        if (message != null) {
            message.close();
        }
        if (rows != null) {
            rows.close();
        }
    }
}
