package dev.mailwright.imap.verb;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.search.Search;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.UidSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Searches portion by portion, so that it ends with its connection, then sends what is made of the result in pieces. */
// rfc3501#7.2.5
final class SearchResponse implements LazyResponse {

    private final Search search;
    private final Function<UidSet, LazyResponse> answer;
    private @Nullable LazyResponse text;

    /** @param answer what is told of the UIDs found; once, blocking */
    SearchResponse(Search search, Function<UidSet, LazyResponse> answer) {
        this.search = search;
        this.answer = answer;
    }

    @Override
    public boolean next(ImapOutput out) {
        if (text != null) {
            return text.next(out);
        }
        if (!advance()) {
            text = answer.apply(search.found());
        }
        return true;
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
        return text == null || text.atBoundary();
    }

    @Override
    public void close() {
        search.close();
    }
}
