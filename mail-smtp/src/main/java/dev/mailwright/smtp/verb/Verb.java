package dev.mailwright.smtp.verb;

import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;

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
     * @throws dev.mailwright.smtp.command.SyntaxException when the argument does not follow the grammar
     */
    Turn run(SmtpSession session, S state, String argument);
}
