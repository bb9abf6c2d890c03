package dev.mailwright.smtp.verb;

import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;

/** HELP: names the verbs. // rfc5321#4.1.1.8 */
final class HelpVerb implements Verb<State> {

    @Override
    public Turn run(SmtpSession session, State state, String argument) {
        return session.reply(Replies.help(session.host().verbs().names(session)));
    }
}
