package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.RenameCommand;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Namespace;

/** RENAME. */
// rfc3501#6.3.5
final class RenameVerb implements Verb<RenameCommand, State.Authenticated> {

    @Override
    public RenameCommand parse(Tokens in) {
        return RenameCommand.parse(in);
    }

    @Override
    public Next run(RenameCommand command, State.Authenticated state, Exchange exchange) {
        Namespace namespace = state.login().namespace();
        MailboxName from = command.from().in(namespace);
        MailboxName to = command.to().in(namespace);
        return Next.later(state.login().folders().rename(from, to), renamed -> Next.ok("Renamed"));
    }
}
