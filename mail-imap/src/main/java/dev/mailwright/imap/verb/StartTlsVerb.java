package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.BareCommand;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;

/** STARTTLS. The connection drops whatever the client sent behind it in the clear. */
// rfc3501#6.2.1
final class StartTlsVerb implements Verb<BareCommand, State.NotAuthenticated> {

    @Override
    public BareCommand parse(Tokens in) {
        return BareCommand.parse(in);
    }

    @Override
    public Next run(BareCommand command, State.NotAuthenticated state, Exchange exchange) {
        if (!exchange.port().canStartTls()) {
            return Next.done(Completions.NO_TLS);
        }
        return new Next.Done(Completion.ok("Begin TLS now"), Next.After.START_TLS);
    }
}
