package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.SearchReturn;
import dev.mailwright.imap.command.SortCommand;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.search.Search;
import dev.mailwright.imap.search.Sorting;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.UidSet;

/** SORT and UID SORT. */
// rfc5256#3
// rfc5267#3
final class SortVerb implements Verb<SortCommand, State.Selected> {

    private final boolean byUid;

    SortVerb(boolean byUid) {
        this.byUid = byUid;
    }

    @Override
    public SortCommand parse(Tokens in) {
        return SortCommand.parse(in);
    }

    @Override
    public Next run(SortCommand command, State.Selected state, Exchange exchange) {
        SelectedMailbox selected = state.selected();
        if (!command.charsetKnown()) {
            if (command.wanted().wants(SearchReturn.Option.SAVE)) {
                selected.save(UidSet.EMPTY);
            }
            return Next.done(Completions.BAD_CHARSET);
        }
        boolean modSeqs = Searches.modSeqs(command.key(), exchange);
        Mailbox mailbox = selected.mailbox();
        Search search = Searches.begin(command.key(), state, exchange);
        Sorting sorting = new Sorting(command.criteria());
        SearchResult result = new SearchResult(exchange.tag(), byUid, command.wanted(), modSeqs, selected, false);
        SearchResponse response = new SearchResponse(
                search,
                found -> new OrderedResponse(
                        sorting.read(mailbox, found.intersect(selected.uids())),
                        () -> result.sorted(sorting.sorted())));
        return new Next.Pull(response, () -> Next.ok("Sorted"));
    }
}
