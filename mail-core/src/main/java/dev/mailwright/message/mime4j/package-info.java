/**
 * The parsed view of a message for handlers and tests, {@link dev.mailwright.message.mime4j.Mail}, and the only place
 * that may see Mime4j.
 *
 * <p>Mime4j is given single short fields, never a message: its parsers are not linear in hostile nesting. Structure,
 * decoding and limits are those of the room above. Uses {@code message} and {@code address} only.
 */
@NullMarked
package dev.mailwright.message.mime4j;

import org.jspecify.annotations.NullMarked;
