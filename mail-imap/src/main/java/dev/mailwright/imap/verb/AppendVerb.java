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
import java.util.function.Supplier;

/** APPEND. A mailbox that is not there, or a size that is too large, is refused before the message is sent. */
// rfc3501#6.3.11
// rfc3502#6.3.11
final class AppendVerb implements UploadVerb<AppendCommand, State.Authenticated> {

    @Override
    public AppendCommand parse(Tokens in) {
        return AppendCommand.parse(in);
    }

    /** Only an APPEND without a literal at its end comes here: all its messages are put together from URLs. */
    @Override
    public Next run(AppendCommand command, State.Authenticated state, Exchange exchange) {
        return whole(command, exchange, () -> begin(command, state, exchange, 0));
    }

    // rfc4469#3
    static Next whole(AppendCommand command, Exchange exchange, Supplier<Upload> upload) {
        if (!command.isComplete()) {
            return Next.done(Completion.bad("Expected the message as a literal"));
        }
        try (Upload begun = upload.get()) {
            return begun.finish();
        }
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
        Optional<Completion> wrongSize = MessageUpload.sizeRefused(size, command, exchange.services());
        if (wrongSize.isPresent()) {
            return wrongSize;
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
