/**
 * What may be said of a mail before it is taken: the seam for checks of connection, HELO, sender, recipient and message.
 *
 * <p>May use {@code message}, {@code address} and the leaf vocabulary. Protocol modules ask checks; delivery answers in
 * their words ({@link dev.mailwright.check.Reply}). The checks themselves (scanners, policy, DKIM) come as rooms of
 * their own.
 */
@NullMarked
package dev.mailwright.check;

import org.jspecify.annotations.NullMarked;
