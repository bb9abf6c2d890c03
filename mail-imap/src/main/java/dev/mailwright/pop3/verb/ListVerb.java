package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Maildrop;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;

/** LIST: sizes of messages. // rfc1939#5 */
final class ListVerb implements Verb<State.Transaction> {

    @Override
    public Turn run(Pop3Session session, State.Transaction state, String argument) {
        Maildrop maildrop = state.maildrop();
        return Listing.run(
                session,
                maildrop,
                argument,
                () -> Replies.scan(maildrop.count(), maildrop.octets()),
                number -> Long.toString(maildrop.octets(number)));
    }
}
