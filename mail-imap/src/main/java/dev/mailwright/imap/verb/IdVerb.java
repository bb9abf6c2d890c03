package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.IdCommand;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;

/** ID. What the client says of itself changes nothing; the answer names no version, which only attackers need. */
// rfc2971#3.1
final class IdVerb implements Verb<IdCommand, State> {

    @Override
    public IdCommand parse(Tokens in) {
        return IdCommand.parse(in);
    }

    @Override
    public Next run(IdCommand command, State state, Exchange exchange) {
        exchange.untagged().line("ID (\"name\" \"Mailwright\")");
        return Next.ok("Nice to meet you");
    }
}
