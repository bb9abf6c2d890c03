package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.CompressCommand;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;

/** COMPRESS DEFLATE: everything behind the answer is compressed. Only for those who have logged in. */
// rfc4978#3
final class CompressVerb implements Verb<CompressCommand, State.Authenticated> {

    @Override
    public CompressCommand parse(Tokens in) {
        return CompressCommand.parse(in);
    }

    @Override
    public Next run(CompressCommand command, State.Authenticated state, Exchange exchange) {
        return exchange.port().compressed()
                ? Next.done(Completions.COMPRESSED_ALREADY)
                : new Next.Done(Completion.ok("DEFLATE active"), Next.After.COMPRESS);
    }
}
