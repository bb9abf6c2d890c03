package dev.mailwright.smtp.verb;

import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;

/** VRFY: tells nobody who is here. // rfc5321#4.1.1.6 rfc5321#7.3 */
final class VrfyVerb implements Verb<State> {

    @Override
    public Turn run(SmtpSession session, State state, String argument) {
        return session.reply(argument.isEmpty() ? Replies.ARGUMENT_MISSING : Replies.CANNOT_VERIFY);
    }
}
