/**
 * What the server says: tagged completions from one catalogue, response codes, untagged responses, their encoding, and
 * the contracts for answers that are long.
 *
 * <p>Knows no session. May use {@code wire}, {@code command} for what a response repeats, and the nouns of {@code
 * dev.mailwright.store}. Every response code is followed by text (RFC 3501 section 7.1).
 */
@NullMarked
package dev.mailwright.imap.response;

import org.jspecify.annotations.NullMarked;
