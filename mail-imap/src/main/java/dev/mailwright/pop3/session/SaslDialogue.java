package dev.mailwright.pop3.session;

import dev.mailwright.pop3.command.AuthCommand;
import dev.mailwright.pop3.command.SaslResponse;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.sasl.SaslExchange;
import dev.mailwright.sasl.SaslStep;
import java.util.Base64;

/** The lines of one AUTH. // rfc5034#4 */
public final class SaslDialogue {

    private final Pop3Session session;
    private final SaslExchange exchange;

    public SaslDialogue(Pop3Session session, SaslExchange exchange) {
        this.session = session;
        this.exchange = exchange;
    }

    /** What follows the AUTH command itself. */
    public Turn begin(AuthCommand command) {
        return command.initial()
                .map(text -> respond(SaslResponse.initial(text)))
                .orElseGet(() -> new Turn.Later<>(exchange.begin(), this::answer));
    }

    Turn line(String text) {
        if (SaslResponse.cancels(text)) {
            session.enter(new State.Unknown());
            return session.reply(Replies.LOGIN_CANCELLED);
        }
        return respond(SaslResponse.line(text));
    }

    private Turn respond(byte[] data) {
        return new Turn.Later<>(exchange.respond(data), this::answer);
    }

    private Turn answer(SaslStep step) {
        if (step instanceof SaslStep.Challenge challenge) {
            session.wire().say("+ " + Base64.getEncoder().encodeToString(challenge.data()) + "\r\n");
            return Turn.next();
        }
        return Login.finish(session, step);
    }
}
