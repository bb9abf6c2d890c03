package dev.mailwright.pop3.verb;

import dev.mailwright.directory.Mechanism;
import dev.mailwright.pop3.command.AuthCommand;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.SaslDialogue;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** AUTH, with or without an initial response. // rfc5034#4 */
final class AuthVerb implements Verb<State.Authorization> {

    // rfc5034#3
    static Optional<String> offer(Pop3Session session) {
        List<Mechanism> mechanisms = mechanisms(session);
        return mechanisms.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        mechanisms.stream().map(Mechanism::wireName).collect(Collectors.joining(" ", "SASL ", "")));
    }

    private static List<Mechanism> mechanisms(Pop3Session session) {
        return session.host().authenticator().mechanisms(session.loginContext());
    }

    @Override
    public Turn run(Pop3Session session, State.Authorization state, String argument) {
        AuthCommand command = AuthCommand.of(argument);
        List<Mechanism> offered = mechanisms(session);
        if (offered.isEmpty()) {
            return session.reply(session.wire().canEncrypt() ? Replies.TLS_FIRST : Replies.NO_AUTH);
        }
        if (command.mechanism().isEmpty()) {
            return ShortList.say(
                    session,
                    Replies.MECHANISMS,
                    offered.stream().map(Mechanism::wireName).toList());
        }
        return command.mechanism()
                .flatMap(Mechanism::named)
                .filter(offered::contains)
                .map(mechanism -> begin(session, mechanism, command))
                .orElseGet(() -> session.reply(Replies.UNKNOWN_MECHANISM));
    }

    private static Turn begin(Pop3Session session, Mechanism mechanism, AuthCommand command) {
        SaslDialogue sasl =
                new SaslDialogue(session, session.host().authenticator().exchange(mechanism, session.loginContext()));
        session.enter(new State.Authenticating(sasl));
        return sasl.begin(command);
    }
}
