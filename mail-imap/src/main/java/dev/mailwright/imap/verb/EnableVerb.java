package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.EnableCommand;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;

/** ENABLE. No extension here needs to be enabled; names that are not known are passed over, as they must be. */
// rfc5161#3.1
final class EnableVerb implements Verb<EnableCommand, State.Authenticated> {

    @Override
    public EnableCommand parse(Tokens in) {
        return EnableCommand.parse(in);
    }

    @Override
    public Next run(EnableCommand command, State.Authenticated state, Exchange exchange) {
        exchange.untagged().line("ENABLED");
        return Next.ok("Done");
    }
}
