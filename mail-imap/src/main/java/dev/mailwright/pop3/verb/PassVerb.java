package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.command.Fault;
import dev.mailwright.pop3.command.SyntaxException;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;

/** PASS; blanks belong to the password. After a refusal USER comes again. // rfc1939#7 */
final class PassVerb implements Verb<State.Named> {

    @Override
    public Turn run(Pop3Session session, State.Named state, String argument) {
        if (argument.isEmpty()) {
            throw new SyntaxException(Fault.ARGUMENT_MISSING);
        }
        session.enter(new State.Unknown());
        return session.logIn(state.login(), argument);
    }
}
