package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.SearchKey;
import dev.mailwright.imap.response.Extension;
import dev.mailwright.imap.search.Search;
import dev.mailwright.imap.search.SearchEvaluator;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.store.Mailbox;

/** Begins searches. */
final class Searches {

    private Searches() {}

    /** The key asks for MODSEQs, so the answer tells of them, and the client hears of them from now on. */
    // rfc7162#3.1
    static boolean modSeqs(SearchKey key, Exchange exchange) {
        boolean asked = key.has(SearchKey.ModifiedSince.class::isInstance);
        if (asked) {
            exchange.enable(Extension.CONDSTORE);
        }
        return asked;
    }

    static Search begin(SearchKey key, SelectedMailbox selected, Exchange exchange) {
        Mailbox mailbox = selected.mailbox();
        return new SearchEvaluator(
                        mailbox,
                        mailbox.view(),
                        selected,
                        exchange.services().time().now())
                .begin(key);
    }
}
