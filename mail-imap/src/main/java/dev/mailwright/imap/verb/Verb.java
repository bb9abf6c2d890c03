package dev.mailwright.imap.verb;

import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;

/**
 * One verb. Thread-safe: it keeps nothing.
 *
 * @param <C> its command
 * @param <S> the states it is legal in
 */
public interface Verb<C, S extends State> {

    /** Reads the arguments to the end of the command; not blocking. */
    C parse(Tokens in);

    /** Does it; on a worker if its row says so. */
    Next run(C command, S state, Exchange exchange);
}
