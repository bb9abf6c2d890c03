package dev.mailwright.imap.verb;

import dev.mailwright.Lookup;
import dev.mailwright.imap.command.AppendCommand;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Extension;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Mailbox;
import java.util.Optional;

/** APPEND. A mailbox that is not there, or a size that is too large, is refused before the message is sent. */
// rfc3501#6.3.11
// rfc3502#6.3.11
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
        return refusal(command, state, exchange, size);
    }

    static Optional<Completion> refusal(
            AppendCommand command, State.Authenticated state, Exchange exchange, long size) {
        // rfc6855#4
        if (command.utf8() && !exchange.dialect().speaks(Extension.UTF8_ACCEPT)) {
            return Optional.of(Completion.bad("That needs ENABLE UTF8=ACCEPT first"));
        }
        Optional<Completion> size0 = MessageUpload.sizeRefused(size, exchange.services());
        if (size0.isPresent()) {
            return size0;
        }
        Lookup<Mailbox> mailbox = Mailboxes.open(command.mailbox(), state.login());
        return mailbox.isFound() ? Optional.empty() : Optional.of(Mailboxes.noTarget(mailbox));
    }

    @Override
    public Upload begin(AppendCommand command, State.Authenticated state, Exchange exchange, long size) {
        // rfc4315#3
        return new MessageUpload(
                command,
                state.login(),
                exchange,
                true,
                (mailbox, uids) ->
                        Next.done(Completion.ok(ResponseCode.appendUid(mailbox.uidValidity(), uids), "Appended")));
    }
}
