/**
 * The commands as records, and the grammar that reads them (RFC 3501 section 9): one parser method for each element,
 * named after it. Encoders of what a response repeats ({@link dev.mailwright.imap.command.Section#wire()}) live beside
 * their parsers.
 *
 * <p>Knows no session and does nothing. May use {@code wire} and the nouns of {@code dev.mailwright.store}. Called by
 * {@code verb}; read by {@code fetch} and {@code search}. What does not follow the grammar is a {@link
 * dev.mailwright.imap.wire.SyntaxException}.
 */
@NullMarked
package dev.mailwright.imap.command;

import org.jspecify.annotations.NullMarked;
