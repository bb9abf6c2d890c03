package dev.mailwright.imap.verb;

import dev.mailwright.Lookup;
import dev.mailwright.imap.command.AppendCommand;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.ImapServices;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import java.util.Optional;

/** APPEND. A mailbox that is not there, or a size that is too large, is refused before the message is sent. */
// rfc3501#6.3.11
final class AppendVerb implements UploadVerb<AppendCommand, State.Authenticated> {

    @Override
    public AppendCommand parse(Tokens in) {
        return AppendCommand.parse(in);
    }

    /** Only an APPEND without a literal comes here. */
    @Override
    public Next run(AppendCommand command, State.Authenticated state, Exchange exchange) {
        return Next.done(Completion.bad("Expected the message as a literal"));
    }

    @Override
    public Optional<Completion> refuses(
            AppendCommand command, State.Authenticated state, Exchange exchange, long size) {
        if (size > exchange.services().maxMessageSize().bytes()) {
            return Optional.of(Completions.TOO_BIG);
        }
        if (size == 0) {
            return Optional.of(Completions.EMPTY_MESSAGE);
        }
        Lookup<Mailbox> mailbox = Mailboxes.open(command.mailbox(), state.login());
        return mailbox.isFound() ? Optional.empty() : Optional.of(Mailboxes.noTarget(mailbox));
    }

    @Override
    public Upload begin(AppendCommand command, State.Authenticated state, Exchange exchange, long size) {
        ImapServices services = exchange.services();
        MailboxName name = command.mailbox().in(state.login().namespace());
        Filing filing = Filing.to(
                        state.login().account().id(), name, command.date().orElseGet(services.time()::now))
                .withFlags(command.flags())
                .withOptions(FilingOption.RECENT)
                .withQuota(state.login().account().quota());
        return new MessageUpload(services, () -> Mailboxes.open(command.mailbox(), state.login()), filing);
    }
}
