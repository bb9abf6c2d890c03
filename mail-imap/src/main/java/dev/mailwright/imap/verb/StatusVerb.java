package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.StatusCommand;
import dev.mailwright.imap.command.StatusCommand.StatusItem;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.response.Extension;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Counts;
import dev.mailwright.store.MailboxName;
import java.util.Set;

/** STATUS. */
// rfc3501#6.3.10
final class StatusVerb implements Verb<StatusCommand, State.Authenticated> {

    @Override
    public StatusCommand parse(Tokens in) {
        return StatusCommand.parse(in);
    }

    @Override
    public Next run(StatusCommand command, State.Authenticated state, Exchange exchange) {
        if (command.items().contains(StatusItem.HIGHESTMODSEQ)) {
            exchange.enable(Extension.CONDSTORE);
        }
        MailboxName name = command.mailbox().in(state.login().namespace());
        Counts counts = state.login().folders().counts(Set.of(name)).get(name);
        if (counts == null) {
            return Next.done(Completions.NO_SUCH_MAILBOX);
        }
        String mailbox = exchange.dialect().mailbox(state.login().namespace().render(name));
        exchange.untagged().line(StatusFigures.line(mailbox, command.items(), counts, exchange.services()));
        return Next.ok("Done");
    }
}
