package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;

/**
 * What one command does. Stateless.
 *
 * @param <S> the state it is legal in
 */
@FunctionalInterface
interface Verb<S extends State> {

    /**
     * Answers, and leaves the session in its next state.
     *
     * @throws dev.mailwright.pop3.command.SyntaxException when the argument does not follow the grammar
     */
    Turn run(Pop3Session session, S state, String argument);
}
