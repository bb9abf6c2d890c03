package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.command.CommandLine;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Maildrop;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;

/** STAT. // rfc1939#5 */
final class StatVerb implements Verb<State.Transaction> {

    @Override
    public Turn run(Pop3Session session, State.Transaction state, String argument) {
        CommandLine.requireNothing(argument);
        Maildrop maildrop = state.maildrop();
        return session.reply(Replies.drop(maildrop.count(), maildrop.octets()));
    }
}
