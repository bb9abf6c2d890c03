package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.SearchCommand;
import dev.mailwright.imap.command.SearchReturn;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.search.Search;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.UidSet;

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
        SelectedMailbox selected = state.selected();
        if (!command.charsetKnown()) {
            forget(command, selected);
            return Next.done(Completions.BAD_CHARSET);
        }
        boolean modSeqs = Searches.modSeqs(command.key(), exchange);
        Search search = Searches.begin(command.key(), state, exchange);
        SearchResult result = new SearchResult(
                exchange.tag(),
                byUid,
                command.wanted(),
                modSeqs,
                selected,
                exchange.dialect().rev2());
        return new Next.Pull(new SearchResponse(search, result::of), () -> Next.ok("Searched"));
    }

    // rfc5182#2.1
    private static void forget(SearchCommand command, SelectedMailbox selected) {
        if (command.wanted().wants(SearchReturn.Option.SAVE)) {
            selected.save(UidSet.EMPTY);
        }
    }
}
