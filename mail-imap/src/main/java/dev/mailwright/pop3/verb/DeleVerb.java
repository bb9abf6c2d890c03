package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.command.Numbers;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Maildrop;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;

/** DELE. // rfc1939#5 */
final class DeleVerb implements Verb<State.Transaction> {

    @Override
    public Turn run(Pop3Session session, State.Transaction state, String argument) {
        int number = Numbers.one(argument);
        Maildrop maildrop = state.maildrop();
        return session.reply(maildrop.refusal(number).orElseGet(() -> {
            maildrop.mark(number);
            return Replies.MARKED;
        }));
    }
}
