package dev.mailwright.imap.verb;

import dev.mailwright.Lookup;
import dev.mailwright.imap.command.SelectCommand;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.response.Encoding;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.response.Untagged;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Flag;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.StoreFeature;
import dev.mailwright.store.View;
import java.util.Set;
import java.util.TreeSet;

/** SELECT and EXAMINE. The mailbox selected before is given up even when this one cannot be opened. */
// rfc3501#6.3.1
// rfc3501#6.3.2
final class SelectVerb implements Verb<SelectCommand, State.Authenticated> {

    private static final Set<Flag> SYSTEM = Set.of(Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.SEEN, Flag.DRAFT);

    private final boolean readOnly;

    SelectVerb(boolean readOnly) {
        this.readOnly = readOnly;
    }

    @Override
    public SelectCommand parse(Tokens in) {
        return SelectCommand.parse(in, readOnly);
    }

    @Override
    public Next run(SelectCommand command, State.Authenticated state, Exchange exchange) {
        exchange.become(new State.Unselected(state.login()));
        Lookup<Mailbox> mailbox = Mailboxes.open(command.mailbox(), state.login());
        if (!(mailbox instanceof Lookup.Found<Mailbox> found)) {
            return Next.done(mailbox.isUnavailable() ? Completions.UNAVAILABLE : Completions.NO_SUCH_MAILBOX);
        }
        SelectedMailbox selected = new SelectedMailbox(found.value(), command.readOnly());
        boolean newKeywords = exchange.services().store().features().contains(StoreFeature.KEYWORDS);
        describe(selected, newKeywords, exchange.untagged());
        exchange.become(new State.Selected(state.login(), selected));
        return Next.done(
                command.readOnly()
                        ? Completion.ok(ResponseCode.READ_ONLY, "Examined")
                        : Completion.ok(ResponseCode.READ_WRITE, "Selected"));
    }

    private static void describe(SelectedMailbox selected, boolean newKeywords, Untagged untagged) {
        View view = selected.told();
        Set<Flag> flags = new TreeSet<>(SYSTEM);
        flags.addAll(view.keywords());
        untagged.line("FLAGS " + Encoding.flags(flags, false));
        untagged.exists(view.size());
        untagged.recent(selected.recentCount());
        unseen(view, untagged);
        untagged.ok(new ResponseCode("UIDVALIDITY " + view.uidValidity()), "UIDs are valid");
        untagged.ok(new ResponseCode("UIDNEXT " + view.uidNext()), "Predicted next UID");
        String permanent = selected.readOnly() ? "()" : Encoding.flags(flags, false);
        if (newKeywords && !selected.readOnly()) {
            permanent = permanent.substring(0, permanent.length() - 1) + " \\*)";
        }
        untagged.ok(new ResponseCode("PERMANENTFLAGS " + permanent), "Flags that are kept");
    }

    private static void unseen(View view, Untagged untagged) {
        for (int i = 0; i < view.size(); i++) {
            if (!view.hasFlag(i, Flag.SEEN)) {
                untagged.ok(new ResponseCode("UNSEEN " + (i + 1)), "First unseen");
                return;
            }
        }
    }
}
