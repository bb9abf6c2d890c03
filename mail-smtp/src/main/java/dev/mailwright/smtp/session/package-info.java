/**
 * A session of SMTP as a pure machine: frames in, replies and a {@link dev.mailwright.smtp.session.Turn} out.
 *
 * <p>States are sealed and hold only what is legal in them; verbs live in {@code verb} and name the state they are legal
 * in. Knows no socket: what a session may ask of its connection is {@link dev.mailwright.smtp.session.Wire}. Invariants:
 * one thread at a time, no locks; whatever a state holds is given back when it is left or when the session is closed; what
 * a peer does wrong is a reply, what the machine does wrong flies.
 */
@NullMarked
package dev.mailwright.smtp.session;

import org.jspecify.annotations.NullMarked;
