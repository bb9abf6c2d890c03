/**
 * Bytes to tokens: assembling a command out of lines and literals, and reading it element by element of the grammar
 * (RFC 3501 section 9), with limits; and modified UTF-7.
 *
 * <p>Knows no command and no session. Called by {@code command}, {@code response} and {@code session}.
 *
 * <ul>
 *   <li>All is linear in the length of the command, and bounded by {@link dev.mailwright.imap.wire.WireLimits}.
 *   <li>What does not follow the grammar is a {@link dev.mailwright.imap.wire.SyntaxException}, whose text is fit for the
 *       client and never quotes it.
 * </ul>
 */
@NullMarked
package dev.mailwright.imap.wire;

import org.jspecify.annotations.NullMarked;
