package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.BareCommand;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;

/** UNAUTHENTICATE: the connection is as before the login, for another one; what was enabled is so no more. */
// rfc8437#2
final class UnauthenticateVerb implements Verb<BareCommand, State.Authenticated> {

    @Override
    public BareCommand parse(Tokens in) {
        return BareCommand.parse(in);
    }

    @Override
    public Next run(BareCommand command, State.Authenticated state, Exchange exchange) {
        exchange.become(new State.NotAuthenticated());
        return Next.ok("As before the login");
    }
}
