package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.command.CommandLine;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;
import java.util.Optional;

/** STLS; the connection drops what came behind it in the clear. // rfc2595#4 */
final class StlsVerb implements Verb<State.Authorization> {

    static Optional<String> offer(Pop3Session session) {
        return session.wire().canEncrypt() ? Optional.of("STLS") : Optional.empty();
    }

    @Override
    public Turn run(Pop3Session session, State.Authorization state, String argument) {
        CommandLine.requireNothing(argument);
        if (session.wire().encrypted()) {
            return session.reply(Replies.ALREADY_ENCRYPTED);
        }
        // rfc6856#2.1
        if (session.speaksUtf8()) {
            return session.reply(Replies.TLS_TOO_LATE);
        }
        if (!session.wire().canEncrypt()) {
            return session.reply(Replies.NO_TLS);
        }
        session.reply(Replies.START_TLS);
        return new Turn.StartTls();
    }
}
