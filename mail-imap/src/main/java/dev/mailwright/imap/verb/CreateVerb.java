package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.CreateCommand;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Folders;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.SpecialUse;
import dev.mailwright.store.StoreFeature;
import java.util.Collections;
import java.util.Set;

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
        if (taken(command.uses(), state.login().folders())) {
            return Next.done(Completions.UNKNOWN_USE);
        }
        return Next.later(state.login().folders().create(name, command.uses()), folder -> Next.ok("Created"));
    }

    /** Another mailbox has the use, and an account has one mailbox for each. */
    private static boolean taken(Set<SpecialUse> uses, Folders folders) {
        return !uses.isEmpty()
                && folders.list().stream().anyMatch(folder -> !Collections.disjoint(uses, folder.specialUse()));
    }
}
