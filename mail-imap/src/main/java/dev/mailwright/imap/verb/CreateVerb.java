package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.CreateCommand;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreFeature;

/** CREATE. */
// rfc3501#6.3.3
// rfc6154#3
final class CreateVerb implements Verb<CreateCommand, State.Authenticated> {

    @Override
    public CreateCommand parse(Tokens in) {
        return CreateCommand.parse(in);
    }

    @Override
    public Next run(CreateCommand command, State.Authenticated state, Exchange exchange) {
        boolean canUse = exchange.services().store().features().contains(StoreFeature.CREATE_SPECIAL_USE);
        if (!command.usesKnown() || (!command.uses().isEmpty() && !canUse)) {
            return Next.done(Completions.UNKNOWN_USE);
        }
        MailboxName name = command.mailbox().toCreate(state.login().namespace());
        return Next.later(state.login().folders().create(name, command.uses()), folder -> Next.ok("Created"));
    }
}
