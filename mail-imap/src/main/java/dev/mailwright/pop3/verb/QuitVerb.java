package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.command.CommandLine;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;

/** QUIT, the only thing that removes messages. // rfc1939#6 */
final class QuitVerb implements Verb<State> {

    @Override
    public Turn run(Pop3Session session, State state, String argument) {
        CommandLine.requireNothing(argument);
        return state instanceof State.Transaction transaction
                ? session.update(transaction)
                : session.farewell(Replies.BYE);
    }
}
