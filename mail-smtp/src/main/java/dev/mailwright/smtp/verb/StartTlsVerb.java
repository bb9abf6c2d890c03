package dev.mailwright.smtp.verb;

import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;
import java.util.Optional;

/** STARTTLS; the connection drops what came behind it in the clear. // rfc3207#4 */
final class StartTlsVerb implements Verb<State.Ready> {

    static Optional<String> offer(SmtpSession session) {
        return session.wire().canEncrypt() ? Optional.of("STARTTLS") : Optional.empty();
    }

    @Override
    public Turn run(SmtpSession session, State.Ready state, String argument) {
        if (!argument.isEmpty()) {
            return session.reply(Replies.NO_ARGUMENT);
        }
        if (session.wire().encrypted()) {
            return session.reply(Replies.ALREADY_ENCRYPTED);
        }
        if (!session.wire().canEncrypt()) {
            return session.reply(Replies.NO_TLS);
        }
        Turn said = session.reply(Replies.START_TLS);
        return said instanceof Turn.Next ? new Turn.StartTls() : said;
    }
}
