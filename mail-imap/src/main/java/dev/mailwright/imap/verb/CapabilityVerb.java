package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.BareCommand;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;

/** CAPABILITY. */
// rfc3501#6.1.1
final class CapabilityVerb implements Verb<BareCommand, State> {

    @Override
    public BareCommand parse(Tokens in) {
        return BareCommand.parse(in);
    }

    @Override
    public Next run(BareCommand command, State state, Exchange exchange) {
        exchange.untagged().line("CAPABILITY " + String.join(" ", exchange.capabilities()));
        return Next.ok("That is what is offered");
    }
}
