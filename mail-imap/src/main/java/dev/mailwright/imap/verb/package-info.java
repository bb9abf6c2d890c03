/**
 * What each command does: one class each, and one table, {@link dev.mailwright.imap.verb.VerbTable}, whose rows say in
 * which state it is legal, whether it blocks, which updates may go with it, and what it advertises.
 *
 * <p>A verb sees a command record, the state it is legal in, and an {@link dev.mailwright.imap.session.Exchange}; it never
 * sees a line of text. One layer with {@code session}.
 *
 * <ul>
 *   <li>A verb keeps nothing: one object serves all sessions.
 *   <li>What is advertised is what the rows and the store offer.
 *   <li>A new verb costs a class, a row, a transcript, and a row in {@code rfc/index.txt}.
 * </ul>
 */
@NullMarked
package dev.mailwright.imap.verb;

import org.jspecify.annotations.NullMarked;
