package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.MailboxCommand;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.MailboxName;
import java.util.Set;

/** SUBSCRIBE and UNSUBSCRIBE. The mailbox need not exist: it may come back. */
// rfc3501#6.3.6
// rfc3501#6.3.7
final class SubscribeVerb implements Verb<MailboxCommand, State.Authenticated> {

    private final boolean subscribe;

    SubscribeVerb(boolean subscribe) {
        this.subscribe = subscribe;
    }

    @Override
    public MailboxCommand parse(Tokens in) {
        return MailboxCommand.parse(in);
    }

    @Override
    public Next run(MailboxCommand command, State.Authenticated state, Exchange exchange) {
        Set<MailboxName> name = Set.of(command.mailbox().in(state.login().namespace()));
        Set<MailboxName> none = Set.of();
        return Next.later(
                state.login().folders().subscriptions(subscribe ? name : none, subscribe ? none : name),
                done -> Next.ok("Done"));
    }
}
