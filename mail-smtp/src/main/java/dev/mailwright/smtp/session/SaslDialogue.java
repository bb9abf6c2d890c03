package dev.mailwright.smtp.session;

import dev.mailwright.sasl.SaslExchange;
import dev.mailwright.sasl.SaslStep;
import dev.mailwright.smtp.command.AuthCommand;
import dev.mailwright.smtp.command.SaslResponse;
import dev.mailwright.smtp.command.SyntaxException;
import dev.mailwright.smtp.reply.Replies;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** The lines of one AUTH. // rfc4954#4 */
public final class SaslDialogue {

    private final SmtpSession session;
    private final SaslExchange exchange;

    public SaslDialogue(SmtpSession session, SaslExchange exchange) {
        this.session = session;
        this.exchange = exchange;
    }

    /** What follows the AUTH command itself. */
    public Turn begin(AuthCommand command) {
        Optional<String> initial = command.initial();
        if (initial.isEmpty()) {
            return new Turn.Later<>(exchange.begin(), this::answer);
        }
        return respond(() -> SaslResponse.initial(initial.get()));
    }

    Turn line(String text) {
        if (SaslResponse.cancels(text)) {
            return session.leaveAuthentication(Replies.LOGIN_CANCELLED);
        }
        return respond(() -> SaslResponse.line(text));
    }

    private Turn respond(Supplier<byte[]> decoded) {
        try {
            return new Turn.Later<>(exchange.respond(decoded.get()), this::answer);
        } catch (SyntaxException malformed) {
            return session.leaveAuthentication(Replies.BAD_BASE64);
        }
    }

    private Turn answer(SaslStep step) {
        if (step instanceof SaslStep.Challenge challenge) {
            return session.reply(Replies.challenge(Base64.getEncoder().encodeToString(challenge.data())));
        }
        if (step instanceof SaslStep.Success success) {
            return session.loggedIn(success.principal());
        }
        return switch (((SaslStep.Failure) step).reason()) {
            case REJECTED -> session.leaveAuthentication(Replies.LOGIN_REJECTED);
            case UNAVAILABLE -> session.leaveAuthentication(Replies.LOGIN_UNAVAILABLE);
            case MALFORMED -> session.leaveAuthentication(Replies.BAD_LOGIN_SYNTAX);
            case THROTTLED -> session.farewell(Replies.TOO_MANY_LOGINS);
        };
    }
}
