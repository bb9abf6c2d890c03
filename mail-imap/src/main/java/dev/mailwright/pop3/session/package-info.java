/**
 * A session of POP3 as a pure machine: frames in, replies and a {@link dev.mailwright.pop3.session.Turn} out.
 *
 * <p>States are sealed and hold only what is legal in them; verbs live in {@code verb} and name the state they are legal in. Knows no socket: what a session may
 * ask of its connection is {@link dev.mailwright.pop3.session.Wire}.
 *
 * <ul>
 *   <li>One thread at a time, no locks.
 *   <li>What a client does wrong is a reply; what the machine does wrong flies, and comes back as {@link dev.mailwright.pop3.session.Pop3Session#failed}.
 *   <li>A long answer is pulled; nothing holds a whole message.
 * </ul>
 */
@NullMarked
package dev.mailwright.pop3.session;

import org.jspecify.annotations.NullMarked;
