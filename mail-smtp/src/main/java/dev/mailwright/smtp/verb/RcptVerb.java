package dev.mailwright.smtp.verb;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;
import dev.mailwright.delivery.RecipientAnswer;
import dev.mailwright.message.RecipientOptions;
import dev.mailwright.smtp.command.RcptCommand;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.MailTransaction;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;
import java.util.Optional;

/** RCPT: each recipient gets its own answer from the delivery room. // rfc5321#4.1.1.3 */
final class RcptVerb implements Verb<State.InTransaction> {

    @Override
    public Turn run(SmtpSession session, State.InTransaction state, String argument) {
        RcptCommand command = RcptCommand.of(argument);
        MailTransaction mail = state.mail();
        Optional<Reply> unknown = state.hello().extended()
                ? RecipientParameters.unknown(command.parameters())
                : command.parameters().stream().findFirst().map(any -> Replies.UNKNOWN_PARAMETER);
        if (unknown.isPresent()) {
            return session.reply(unknown.get());
        }
        RecipientOptions options = RecipientParameters.of(command.parameters());
        if (!mail.envelope().smtpUtf8() && !MailVerb.isAscii(argument)) { // rfc6531#3.5
            return session.reply(Replies.NEEDS_SMTPUTF8);
        }
        if (mail.acceptedCount() >= session.host().limits().recipients()) { // rfc5321#4.5.3.1.10
            return session.reply(Replies.TOO_MANY_RECIPIENTS);
        }
        Optional<Reply> tooMany = session.host().rates().recipient(session);
        if (tooMany.isPresent()) {
            return session.reply(tooMany.get());
        }
        EmailAddress recipient = command.recipient().address().orElseGet(() -> PostmasterAddress.of(session.host()));
        RecipientAnswer answer = mail.recipient(recipient, options);
        if (answer instanceof RecipientAnswer.Refused refused) {
            return session.reply(refused.reply());
        }
        return session.inspection()
                .recipient(
                        state.hello(),
                        mail,
                        recipient,
                        verdict -> mail.judged(recipient, verdict)
                                .map(session::reply)
                                .orElseGet(() -> accepted(session, state)));
    }

    private static Turn accepted(SmtpSession session, State.InTransaction state) {
        session.enter(new State.HasRecipients(state.hello(), state.mail()));
        return session.reply(Replies.RECIPIENT_OK);
    }
}
