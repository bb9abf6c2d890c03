package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.SearchCommand;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.search.Search;
import dev.mailwright.imap.search.SearchEvaluator;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Mailbox;

/** SEARCH and UID SEARCH. */
// rfc3501#6.4.4
final class SearchVerb implements Verb<SearchCommand, State.Selected> {

    private final boolean byUid;

    SearchVerb(boolean byUid) {
        this.byUid = byUid;
    }

    @Override
    public SearchCommand parse(Tokens in) {
        return SearchCommand.parse(in, byUid);
    }

    @Override
    public Next run(SearchCommand command, State.Selected state, Exchange exchange) {
        if (!command.charsetKnown()) {
            return Next.done(Completions.BAD_CHARSET);
        }
        SelectedMailbox selected = state.selected();
        Mailbox mailbox = selected.mailbox();
        Search search = new SearchEvaluator(mailbox, mailbox.view(), selected).begin(command.key());
        return new Next.Pull(new SearchResponse(search, selected, byUid), () -> Next.ok("Searched"));
    }
}
