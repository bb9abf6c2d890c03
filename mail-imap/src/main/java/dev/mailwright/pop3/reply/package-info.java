/**
 * What the server says: the catalogue of replies and the coding of messages as dot-stuffed lines. Pure. Knows the faults of {@code command}; called by {@code
 * session}, {@code verb} and {@code net}.
 *
 * <p>Invariants: a reply is one line of ASCII, at most 512 octets; nothing that a client or a stored message says gets into one.
 */
@NullMarked
package dev.mailwright.pop3.reply;

import org.jspecify.annotations.NullMarked;
