package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.BareCommand;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;

/** NOOP, and CHECK, which has nothing more to do: what was acknowledged is durable. The updates are the row's matter. */
// rfc3501#6.1.2
// rfc3501#6.4.1
final class NoopVerb<S extends State> implements Verb<BareCommand, S> {

    @Override
    public BareCommand parse(Tokens in) {
        return BareCommand.parse(in);
    }

    @Override
    public Next run(BareCommand command, S state, Exchange exchange) {
        return Next.ok("Done");
    }
}
