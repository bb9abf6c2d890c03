package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.command.CommandLine;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;

/** CAPA: the same before and after the login, as the registry wants it of each capability. // rfc2449#5 */
final class CapaVerb implements Verb<State> {

    @Override
    public Turn run(Pop3Session session, State state, String argument) {
        CommandLine.requireNothing(argument);
        return ShortList.say(
                session, Replies.CAPABILITIES, session.host().verbs().capabilities(session));
    }
}
