package dev.mailwright.smtp.verb;

import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;

/** EXPN: known and off. // rfc5321#4.1.1.7 */
final class ExpnVerb implements Verb<State> {

    @Override
    public Turn run(SmtpSession session, State state, String argument) {
        return session.reply(Replies.NOT_IMPLEMENTED);
    }
}
