package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.MailboxCommand;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.MailboxName;

/** DELETE. Whoever deletes the mailbox that is selected has no mailbox selected afterwards. */
// rfc3501#6.3.4
final class DeleteVerb implements Verb<MailboxCommand, State.Authenticated> {

    @Override
    public MailboxCommand parse(Tokens in) {
        return MailboxCommand.parse(in);
    }

    @Override
    public Next run(MailboxCommand command, State.Authenticated state, Exchange exchange) {
        MailboxName name = command.mailbox().in(state.login().namespace());
        boolean own = state instanceof State.Selected selected
                && selected.selected().mailbox().name().equals(name);
        return Next.later(state.login().folders().delete(name), deleted -> {
            if (own) {
                exchange.become(new State.Unselected(state.login()));
            }
            return Next.ok("Deleted");
        });
    }
}
