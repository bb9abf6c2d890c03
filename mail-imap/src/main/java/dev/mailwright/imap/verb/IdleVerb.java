package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.BareCommand;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;

/** IDLE. */
// rfc2177#3
final class IdleVerb implements Verb<BareCommand, State.Authenticated> {

    @Override
    public BareCommand parse(Tokens in) {
        return BareCommand.parse(in);
    }

    @Override
    public Next run(BareCommand command, State.Authenticated state, Exchange exchange) {
        return new Next.Idle(
                line -> line.equalsIgnoreCase("DONE") ? Next.ok("Idled") : Next.done(Completions.NOT_DONE));
    }
}
