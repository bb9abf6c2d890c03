package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.BareCommand;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;

/** LOGOUT. */
// rfc3501#6.1.3
final class LogoutVerb implements Verb<BareCommand, State> {

    @Override
    public BareCommand parse(Tokens in) {
        return BareCommand.parse(in);
    }

    @Override
    public Next run(BareCommand command, State state, Exchange exchange) {
        exchange.untagged().bye("Goodbye");
        exchange.become(new State.LoggedOut());
        return new Next.Done(Completion.ok("Logged out"), Next.After.CLOSE);
    }
}
