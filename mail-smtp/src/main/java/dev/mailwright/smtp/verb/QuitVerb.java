package dev.mailwright.smtp.verb;

import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;

/** QUIT: the end, and that of an unfinished transaction. // rfc5321#4.1.1.10 */
final class QuitVerb implements Verb<State> {

    @Override
    public Turn run(SmtpSession session, State state, String argument) {
        if (!argument.isEmpty()) {
            return session.reply(Replies.NO_ARGUMENT);
        }
        session.reset();
        return session.goodbye(Replies.BYE);
    }
}
