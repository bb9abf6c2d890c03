package dev.mailwright.imap.verb;

import dev.mailwright.AccountId;
import dev.mailwright.imap.command.SearchKey;
import dev.mailwright.imap.response.Extension;
import dev.mailwright.imap.search.Search;
import dev.mailwright.imap.search.SearchEvaluator;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.store.Criteria;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.Narrowed;
import dev.mailwright.store.TextIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins searches. */
final class Searches {

    private static final Logger LOG = LoggerFactory.getLogger(Searches.class);

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

    static Search begin(SearchKey key, State.Selected state, Exchange exchange) {
        SelectedMailbox selected = state.selected();
        Mailbox mailbox = selected.mailbox();
        TextIndex index = exchange.services().index();
        return new SearchEvaluator(
                        mailbox,
                        mailbox.view(),
                        selected,
                        criteria -> narrow(state.login().account().id(), mailbox, index, criteria),
                        exchange.services().time().now())
                .begin(key);
    }

    /** The store's own index comes first; one that fails knows nothing. */
    private static Narrowed narrow(AccountId account, Mailbox mailbox, TextIndex index, Criteria criteria) {
        Narrowed known = mailbox.narrow(criteria);
        if (known.candidates().isPresent()) {
            return known;
        }
        try {
            return index.narrow(account, mailbox, criteria);
        } catch (RuntimeException e) {
            LOG.error("the text index failed", e);
            return Narrowed.NOTHING_KNOWN;
        }
    }
}
