package dev.mailwright.smtp.verb;

import dev.mailwright.directory.Mechanism;
import dev.mailwright.sasl.Authenticator;
import dev.mailwright.sasl.LoginContext;
import dev.mailwright.smtp.command.AuthCommand;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.SaslDialogue;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** AUTH; offered only where nobody listens in. // rfc4954#4 */
final class AuthVerb implements Verb<State.Ready> {

    static Optional<String> offer(SmtpSession session) {
        List<Mechanism> mechanisms = mechanisms(session);
        if (mechanisms.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(mechanisms.stream().map(Mechanism::wireName).collect(Collectors.joining(" ", "AUTH ", "")));
    }

    private static List<Mechanism> mechanisms(SmtpSession session) {
        LoginContext context = session.loginContext();
        return context.secure() ? session.host().authenticator().mechanisms(context) : List.of();
    }

    @Override
    public Turn run(SmtpSession session, State.Ready state, String argument) {
        AuthCommand command = AuthCommand.of(argument);
        if (session.user().isPresent()) {
            return session.reply(Replies.LOGGED_IN_ALREADY);
        }
        LoginContext context = session.loginContext();
        if (!context.secure()) {
            return session.reply(session.wire().canEncrypt() ? Replies.TLS_FIRST : Replies.ENCRYPTION_NEEDED);
        }
        List<Mechanism> offered = mechanisms(session);
        Optional<Mechanism> mechanism = Mechanism.named(command.mechanism()).filter(offered::contains);
        if (mechanism.isEmpty()) {
            return session.reply(offered.isEmpty() ? Replies.NO_LOGIN : Replies.UNKNOWN_MECHANISM);
        }
        return begin(session, state, command, mechanism.get());
    }

    private static Turn begin(SmtpSession session, State.Ready state, AuthCommand command, Mechanism mechanism) {
        Authenticator authenticator = session.host().authenticator();
        SaslDialogue sasl = new SaslDialogue(session, authenticator.exchange(mechanism, session.loginContext()));
        session.enter(new State.Authenticating(state, sasl));
        return sasl.begin(command);
    }
}
