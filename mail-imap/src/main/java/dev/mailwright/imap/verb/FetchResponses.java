package dev.mailwright.imap.verb;

import dev.mailwright.imap.fetch.FetchRenderer;
import dev.mailwright.imap.response.HeldOutput;
import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.store.Row;
import dev.mailwright.store.Rows;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.UidSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The FETCH responses of one command, row by row as the client reads. A message that is expunged by somebody else before
 * its response has begun is left out.
 */
final class FetchResponses implements LazyResponse {

    /** Rows asked of the store at a time. */
    private static final int BATCH = 64;

    /** Messages in one piece, as long as each is small. */
    private static final int A_PIECE = 16;

    private final SelectedMailbox selected;
    private final UidSet uids;
    private final FetchRenderer renderer;
    private final UidSet nowSeen;
    private final boolean noRecent;
    private @Nullable Rows rows;
    private Iterator<Row> batch = Collections.emptyIterator();
    private @Nullable LazyResponse message;
    private long rendered;

    /**
     * @param nowSeen messages whose flags are told although nobody asked, since \Seen was just set
     * @param noRecent the client knows no \Recent
     */
    FetchResponses(SelectedMailbox selected, UidSet uids, FetchRenderer renderer, UidSet nowSeen, boolean noRecent) {
        this.selected = selected;
        this.uids = uids;
        this.renderer = renderer;
        this.nowSeen = nowSeen;
        this.noRecent = noRecent;
    }

    /** Fewer messages were there than asked for. */
    boolean missed() {
        return rendered < uids.count();
    }

    @Override
    public boolean next(ImapOutput out) {
        for (int i = 0; i < A_PIECE; i++) {
            if (message == null && !begin(out)) {
                return false;
            }
            if (message != null) {
                if (message.next(out)) {
                    return true;
                }
                end();
            }
        }
        return true;
    }

    private void end() {
        if (message != null) {
            message.close();
            message = null;
        }
    }

    /** Begins the next message, and ends it too where its first piece is all; false when there is none. */
    private boolean begin(ImapOutput out) {
        if (!batch.hasNext()) {
            batch = moreRows().iterator();
        }
        if (!batch.hasNext()) {
            return false;
        }
        Row row = batch.next();
        long uid = row.uid().value();
        LazyResponse begun =
                renderer.render(selected.number(uid), row, !noRecent && selected.isRecent(uid), nowSeen.contains(uid));
        HeldOutput first = new HeldOutput();
        boolean more;
        try {
            more = begun.next(first);
        } catch (StoreException e) {
            begun.close();
            first.drop();
            requireGone(e);
            return true;
        }
        first.sayTo(out);
        rendered++;
        message = begun;
        if (!more) {
            end();
        }
        return true;
    }

    private List<Row> moreRows() {
        try {
            if (rows == null) {
                rows = selected.mailbox().rows(uids, renderer.columns());
            }
            return rows.next(BATCH);
        } catch (StoreException e) {
            requireGone(e);
            return List.of();
        }
    }

    /** A mailbox or message that is gone is no fault; that the mailbox is gone is said with the updates. */
    private static void requireGone(StoreException e) {
        if (e.reason() != StoreException.Reason.GONE) {
            throw e;
        }
    }

    @Override
    public boolean atBoundary() {
        return message == null || message.atBoundary();
    }

    @Override
    public void close() {
        end();
        if (rows != null) {
            rows.close();
        }
    }
}
