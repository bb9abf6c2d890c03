/**
 * One IMAP connection without its socket: bytes in through {@link dev.mailwright.imap.session.ImapSession}, responses out
 * through {@link dev.mailwright.imap.session.Port}, and after each event a {@link dev.mailwright.imap.session.Turn} that
 * says what should happen next.
 *
 * <p>Session and {@code verb} are one layer: a verb is given the state it is legal in and answers with a {@link
 * dev.mailwright.imap.session.Next}. Knows no Netty and no thread. Called by {@code net} and by the transcript player.
 *
 * <ul>
 *   <li>All of a session is confined to the strand of its connection: no lock, no volatile.
 *   <li>States carry only what is legal in them: a verb that needs a mailbox cannot be run without one.
 *   <li>A command is answered exactly once, by the row's rules about updates, whatever goes wrong.
 * </ul>
 */
@NullMarked
package dev.mailwright.imap.session;

import org.jspecify.annotations.NullMarked;
