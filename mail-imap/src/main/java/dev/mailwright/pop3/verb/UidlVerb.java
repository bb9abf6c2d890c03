package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Maildrop;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;

/** UIDL: what tells a message from every other, in any session. // rfc1939#7 */
final class UidlVerb implements Verb<State.Transaction> {

    @Override
    public Turn run(Pop3Session session, State.Transaction state, String argument) {
        Maildrop maildrop = state.maildrop();
        return Listing.run(session, maildrop, argument, () -> Replies.UNIQUE_IDS, maildrop::uniqueId);
    }
}
