/**
 * IMAP (RFC 3501): {@code Imap} makes the service. Uses core alone; shares nothing with {@code
 * dev.mailwright.pop3} but core.
 *
 * <p>The rooms: {@code wire} (bytes to tokens), {@code command} (records and grammar), {@code response} (what the server
 * says), {@code view} (sequence numbers), {@code fetch} and {@code search} (rendering and evaluation), {@code verb} (one
 * class each, one table), {@code session} (states, pure), {@code net} (connections). Arrows: net to session to verb to the
 * others, never back.
 */
@NullMarked
package dev.mailwright.imap;

import org.jspecify.annotations.NullMarked;
