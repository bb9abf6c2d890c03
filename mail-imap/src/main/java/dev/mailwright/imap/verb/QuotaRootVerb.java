package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.MailboxCommand;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.MailboxName;
import java.util.Set;

/** GETQUOTAROOT. A mailbox that is not there yet would count as well. */
// rfc9208#4.1.2
final class QuotaRootVerb implements Verb<MailboxCommand, State.Authenticated> {

    @Override
    public MailboxCommand parse(Tokens in) {
        return MailboxCommand.parse(in);
    }

    @Override
    public Next run(MailboxCommand command, State.Authenticated state, Exchange exchange) {
        MailboxName name = command.mailbox().in(state.login().namespace());
        if (state.login().folders().counts(Set.of(name)).isEmpty()) {
            return Next.done(Completions.NO_SUCH_MAILBOX);
        }
        boolean limited = !state.login().account().quota().isUnlimited();
        String mailbox = exchange.dialect().mailbox(state.login().namespace().render(name));
        exchange.untagged().line("QUOTAROOT " + mailbox + (limited ? " \"\"" : ""));
        if (limited) {
            exchange.untagged().line("QUOTA \"\" " + QuotaVerb.resources(state));
        }
        return Next.ok("Done");
    }
}
