package dev.mailwright.smtp.verb;

import dev.mailwright.message.BodyType;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.Intake;
import dev.mailwright.smtp.session.Role;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;

/** DATA: the text follows. // rfc5321#4.1.1.4 */
final class DataVerb implements Verb<State.InTransaction> {

    @Override
    public Turn run(SmtpSession session, State.InTransaction state, String argument) {
        if (!argument.isEmpty()) {
            return session.reply(Replies.NO_ARGUMENT);
        }
        if (state instanceof State.HasSender) {
            return session.reply(
                    state.mail().refusedAll() && session.host().role() != Role.LMTP
                            ? Replies.NO_RECIPIENTS
                            : Replies.RECIPIENT_FIRST);
        }
        if (state.mail().envelope().body() == BodyType.BINARY_MIME) { // rfc3030#3
            return session.reply(Replies.BDAT_ONLY);
        }
        Turn said = session.reply(Replies.SEND_MESSAGE);
        if (said instanceof Turn.Next) {
            Intake.text(session, state.hello(), state.mail());
        }
        return said;
    }
}
