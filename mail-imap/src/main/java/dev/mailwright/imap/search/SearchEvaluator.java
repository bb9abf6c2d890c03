package dev.mailwright.imap.search;

import dev.mailwright.imap.command.SearchKey;
import dev.mailwright.imap.view.SessionView;
import dev.mailwright.store.Criteria;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.Narrowed;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/** Finds messages (RFC 3501 section 6.4.4). Confined to the session; blocks. */
public final class SearchEvaluator {

    private final Mailbox mailbox;
    private final View view;
    private final SessionView numbers;
    private final Function<? super Criteria, Narrowed> index;
    private final Instant now;
    private final ZoneId zone;

    /**
     * @param view where flags are looked up
     * @param numbers the messages that the client knows; only such are found
     * @param index knows candidates
     * @param now for how long ago a message arrived
     */
    public SearchEvaluator(
            Mailbox mailbox, View view, SessionView numbers, Function<? super Criteria, Narrowed> index, Instant now) {
        this(mailbox, view, numbers, index, now, ZoneId.systemDefault());
    }

    /** @param zone the days of internal dates are taken in it */
    SearchEvaluator(
            Mailbox mailbox,
            View view,
            SessionView numbers,
            Function<? super Criteria, Narrowed> index,
            Instant now,
            ZoneId zone) {
        this.index = index;
        this.mailbox = mailbox;
        this.view = view;
        this.numbers = numbers;
        this.now = now;
        this.zone = zone;
    }

    /**
     * What matches.
     *
     * @throws dev.mailwright.store.StoreException when the mailbox or a message cannot be read
     */
    public UidSet search(SearchKey key) {
        try (Search search = begin(key)) {
            boolean more = true;
            while (more) {
                more = search.advance();
            }
            return search.found();
        }
    }

    /** A search that goes portion by portion. */
    public Search begin(SearchKey key) {
        return new Search(mailbox, view, numbers, index, key, now, zone);
    }
}
