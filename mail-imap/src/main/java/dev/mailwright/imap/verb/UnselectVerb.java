package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.BareCommand;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;

/** UNSELECT. */
// rfc3691#2
final class UnselectVerb implements Verb<BareCommand, State.Selected> {

    @Override
    public BareCommand parse(Tokens in) {
        return BareCommand.parse(in);
    }

    @Override
    public Next run(BareCommand command, State.Selected state, Exchange exchange) {
        exchange.become(new State.Unselected(state.login()));
        return Next.ok("Done");
    }
}
