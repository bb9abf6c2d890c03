package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.command.Numbers;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Maildrop;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;
import dev.mailwright.store.Content;

/** RETR. // rfc1939#5 */
final class RetrVerb implements Verb<State.Transaction> {

    @Override
    public Turn run(Pop3Session session, State.Transaction state, String argument) {
        int number = Numbers.one(argument);
        Maildrop maildrop = state.maildrop();
        return maildrop.refusal(number).map(session::reply).orElseGet(() -> {
            Content content = maildrop.content(number);
            return session.answer(
                    MessageText.whole(Replies.message(content.size()), content, session.speaksUtf8()),
                    () -> maildrop.fetched(number));
        });
    }
}
