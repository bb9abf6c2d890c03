package dev.mailwright.smtp.verb;

import dev.mailwright.smtp.command.HelloCommand;
import dev.mailwright.smtp.command.HelloKind;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.Hello;
import dev.mailwright.smtp.session.Role;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;
import java.util.List;

/** EHLO, HELO and LHLO: the client's name, and the end of any transaction. // rfc5321#4.1.1.1 rfc2033#4.1 */
final class HelloVerb implements Verb<State> {

    private final HelloKind kind;

    HelloVerb(HelloKind kind) {
        this.kind = kind;
    }

    @Override
    public Turn run(SmtpSession session, State state, String argument) {
        HelloCommand command = HelloCommand.of(argument);
        session.reset();
        return session.inspection()
                .hello(
                        command.name(),
                        verdict ->
                                verdict.reply().map(session::reply).orElseGet(() -> welcome(session, command.name())));
    }

    private Turn welcome(SmtpSession session, String name) {
        session.enter(new State.Ready(new Hello(name, kind)));
        if (session.host().role() != Role.SUBMISSION) {
            session.wire().known();
        }
        List<String> keywords = kind.extended() ? session.host().verbs().keywords(session) : List.of();
        return session.reply(Replies.hello(session.host().hostname(), keywords));
    }
}
