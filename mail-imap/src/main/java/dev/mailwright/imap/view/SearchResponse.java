package dev.mailwright.imap.view;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.store.UidSet;
import java.util.PrimitiveIterator;

/** The one line of a SEARCH, in pieces. */
// rfc3501#7.2.5
public final class SearchResponse implements LazyResponse {

    private static final int NUMBERS_A_PIECE = 4096;

    private final SessionView numbers;
    private final PrimitiveIterator.OfLong uids;
    private final boolean byUid;
    private boolean begun;
    private boolean ended;

    public SearchResponse(SessionView numbers, UidSet found, boolean byUid) {
        this.numbers = numbers;
        this.uids = found.iterator();
        this.byUid = byUid;
    }

    @Override
    public boolean next(ImapOutput out) {
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

    @Override
    public boolean atBoundary() {
        return begun == ended;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
