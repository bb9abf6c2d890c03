package dev.mailwright.imap.verb;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.search.Search;
import dev.mailwright.imap.view.SessionView;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.UidSet;
import java.util.PrimitiveIterator;

/** Searches portion by portion, so that it ends with its connection, then sends the one line in pieces. */
// rfc3501#7.2.5
final class SearchResponse implements LazyResponse {

    private static final int NUMBERS_A_PIECE = 4096;

    private final Search search;
    private final SessionView numbers;
    private final boolean byUid;
    private PrimitiveIterator.OfLong uids = UidSet.EMPTY.iterator();
    private boolean searched;
    private boolean begun;
    private boolean ended;

    SearchResponse(Search search, SessionView numbers, boolean byUid) {
        this.search = search;
        this.numbers = numbers;
        this.byUid = byUid;
    }

    @Override
    public boolean next(ImapOutput out) {
        if (!searched) {
            searched = !advance();
            uids = search.found().iterator();
            return true;
        }
        StringBuilder line = new StringBuilder(begun ? "" : "* SEARCH");
        begun = true;
        for (int i = 0; i < NUMBERS_A_PIECE && uids.hasNext(); i++) {
            long uid = uids.nextLong();
            long number = byUid ? uid : numbers.number(uid);
            if (number > 0) {
                line.append(' ').append(number);
            }
        }
        ended = !uids.hasNext();
        out.text(ended ? line.append("\r\n") : line);
        return !ended;
    }

    private boolean advance() {
        try {
            return search.advance();
        } catch (StoreException e) {
            if (e.reason() == StoreException.Reason.GONE) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean atBoundary() {
        return begun == ended;
    }

    @Override
    public void close() {
        search.close();
    }
}
