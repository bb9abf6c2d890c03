package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.command.Fault;
import dev.mailwright.pop3.command.SyntaxException;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;
import java.util.Optional;

/** USER; any name is taken, so that it does not tell who has a mailbox. // rfc1939#7 */
final class UserVerb implements Verb<State.Authorization> {

    static Optional<String> offer(Pop3Session session) {
        return session.loginContext().secure() ? Optional.of("USER") : Optional.empty();
    }

    @Override
    public Turn run(Pop3Session session, State.Authorization state, String argument) {
        String login = argument.strip();
        if (login.isEmpty()) {
            throw new SyntaxException(Fault.ARGUMENT_MISSING);
        }
        if (!session.loginContext().secure()) {
            return session.reply(session.wire().canEncrypt() ? Replies.TLS_FIRST : Replies.ENCRYPTION_NEEDED);
        }
        session.enter(new State.Named(login));
        return session.reply(Replies.SEND_PASSWORD);
    }
}
