package dev.mailwright.smtp.verb;

import dev.mailwright.check.Reply;
import dev.mailwright.check.Verdict;
import dev.mailwright.delivery.Source;
import dev.mailwright.message.Envelope;
import dev.mailwright.smtp.command.MailCommand;
import dev.mailwright.smtp.command.Parameter;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.MailTransaction;
import dev.mailwright.smtp.session.Ownership;
import dev.mailwright.smtp.session.Role;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;
import java.util.Optional;

/** MAIL: begins a transaction. // rfc5321#4.1.1.2 */
final class MailVerb implements Verb<State.Ready> {

    @Override
    public Turn run(SmtpSession session, State.Ready state, String argument) {
        MailCommand command = MailCommand.of(argument);
        MailDraft draft = new MailDraft(command.sender());
        for (Parameter parameter : command.parameters()) {
            Optional<Reply> refusal = state.hello().extended()
                    ? MailParameters.apply(session, parameter, draft)
                    : Optional.of(Replies.UNKNOWN_PARAMETER);
            if (refusal.isPresent()) {
                return session.reply(refusal.get());
            }
        }
        if (!draft.smtpUtf8() && !isAscii(argument)) { // rfc6531#3.5
            return session.reply(Replies.NEEDS_SMTPUTF8);
        }
        Envelope envelope = draft.envelope();
        Optional<Reply> tooMuch = session.host().rates().message(session, envelope.sender());
        if (tooMuch.isPresent()) {
            return session.reply(tooMuch.get());
        }
        return Ownership.checks(session)
                ? new Turn.Blocking(() -> Ownership.sender(session, envelope.sender())
                        .map(session::reply)
                        .orElseGet(() -> inspect(session, state, envelope)))
                : inspect(session, state, envelope);
    }

    private static Turn inspect(SmtpSession session, State.Ready state, Envelope envelope) {
        return session.inspection()
                .sender(
                        state.hello(),
                        envelope,
                        verdict -> verdict.reply()
                                .map(session::reply)
                                .orElseGet(() -> begin(session, state, envelope, verdict)));
    }

    private static Turn begin(SmtpSession session, State.Ready state, Envelope envelope, Verdict verdict) {
        Source source = source(session);
        MailTransaction mail = new MailTransaction(session.host().delivery(), envelope, source, verdict);
        session.enter(new State.HasSender(state.hello(), mail));
        return session.reply(Replies.SENDER_OK);
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static Source source(SmtpSession session) {
        String client = session.client().getAddress().getHostAddress();
        String protocol = session.host().role() == Role.LMTP ? "lmtp" : "smtp";
        Source plain = Source.of(protocol, session.wire().id(), client);
        Source source = session.mayRelay() ? plain.withRelay() : plain;
        return session.user().map(source::withUser).orElse(source);
    }
}
