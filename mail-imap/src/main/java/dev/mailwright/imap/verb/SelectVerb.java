package dev.mailwright.imap.verb;

import dev.mailwright.Lookup;
import dev.mailwright.imap.command.SelectCommand;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.response.Extension;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Mailbox;

/** SELECT and EXAMINE. The mailbox selected before is given up even when this one cannot be opened. */
// rfc3501#6.3.1
// rfc3501#6.3.2
final class SelectVerb implements Verb<SelectCommand, State.Authenticated> {

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
        if (command.resync().isPresent() && !exchange.dialect().qresync()) {
            return Next.done(Completions.NOT_ENABLED);
        }
        if (state instanceof State.Selected) {
            exchange.untagged().ok(ResponseCode.CLOSED, "The previous mailbox is closed");
        }
        exchange.become(new State.Unselected(state.login()));
        if (command.condstore()) {
            exchange.enable(Extension.CONDSTORE);
        }
        Lookup<Mailbox> mailbox = Mailboxes.open(command.mailbox(), state.login());
        if (!(mailbox instanceof Lookup.Found<Mailbox> found)) {
            return Next.done(mailbox.isUnavailable() ? Completions.UNAVAILABLE : Completions.NO_SUCH_MAILBOX);
        }
        SelectedMailbox selected = new SelectedMailbox(found.value(), command.readOnly());
        new MailboxDescription(selected, state.login(), exchange).tell();
        exchange.become(new State.Selected(state.login(), selected));
        Completion end = command.readOnly()
                ? Completion.ok(ResponseCode.READ_ONLY, "Examined")
                : Completion.ok(ResponseCode.READ_WRITE, "Selected");
        return command.resync()
                .map(known -> Resynchronization.of(known, selected, exchange, end))
                .orElseGet(() -> Next.done(end));
    }
}
