/**
 * The commands of SMTP as records with their grammar, and the reader that finds the end of DATA.
 *
 * <p>Pure: text or octets in, values out. Knows no reply, no session and no network; uses core's {@code address} alone.
 * Invariants: parsing is linear and throws {@link dev.mailwright.smtp.command.SyntaxException} and nothing else; a reason
 * never repeats what the peer wrote.
 */
@NullMarked
package dev.mailwright.smtp.command;

import org.jspecify.annotations.NullMarked;
