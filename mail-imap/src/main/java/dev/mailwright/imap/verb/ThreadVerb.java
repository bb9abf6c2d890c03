package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.ThreadCommand;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.search.Search;
import dev.mailwright.imap.search.Threading;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Mailbox;

/** THREAD and UID THREAD. */
// rfc5256#3
final class ThreadVerb implements Verb<ThreadCommand, State.Selected> {

    private final boolean byUid;

    ThreadVerb(boolean byUid) {
        this.byUid = byUid;
    }

    @Override
    public ThreadCommand parse(Tokens in) {
        return ThreadCommand.parse(in);
    }

    @Override
    public Next run(ThreadCommand command, State.Selected state, Exchange exchange) {
        if (!command.charsetKnown()) {
            return Next.done(Completions.BAD_CHARSET);
        }
        SelectedMailbox selected = state.selected();
        Mailbox mailbox = selected.mailbox();
        Search search = Searches.begin(command.key(), state, exchange);
        Threading threading = new Threading(command.algorithm());
        SearchResponse response = new SearchResponse(
                search,
                found -> new OrderedResponse(
                        threading.read(mailbox, found.intersect(selected.uids())),
                        () -> threads(threading.text(uid -> byUid ? uid : selected.number(uid)))));
        return new Next.Pull(response, () -> Next.ok("Threaded"));
    }

    private static LazyResponse threads(String threads) {
        return new WholeLine(threads.isEmpty() ? "THREAD" : "THREAD " + threads);
    }
}
