/**
 * What one session has been told of its mailbox: sequence numbers over the immutable views of the store, \Recent, and
 * the updates that are owed.
 *
 * <p>Knows no command. May use {@code response} and {@code dev.mailwright.store}. Called by {@code verb} and {@code
 * session}; {@code search} and {@code fetch} read {@link dev.mailwright.imap.view.SessionView}.
 *
 * <ul>
 *   <li>A sequence number means what the client has been told, not what the store holds now: it changes only when an
 *       EXPUNGE was sent.
 *   <li>EXPUNGE is sent only by commands whose row allows it (RFC 3501 section 7.4.1).
 * </ul>
 */
@NullMarked
package dev.mailwright.imap.view;

import org.jspecify.annotations.NullMarked;
