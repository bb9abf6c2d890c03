package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.command.TopCommand;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Maildrop;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;

/** TOP. // rfc1939#7 */
final class TopVerb implements Verb<State.Transaction> {

    @Override
    public Turn run(Pop3Session session, State.Transaction state, String argument) {
        TopCommand command = TopCommand.of(argument);
        Maildrop maildrop = state.maildrop();
        return maildrop.refusal(command.message())
                .map(session::reply)
                .orElseGet(() -> session.answer(
                        MessageText.top(
                                Replies.TOP,
                                maildrop.content(command.message()),
                                command.lines(),
                                session.speaksUtf8()),
                        () -> {}));
    }
}
