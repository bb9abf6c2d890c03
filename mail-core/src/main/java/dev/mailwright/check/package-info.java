/**
 * What may be said of a mail before it is taken, and what is done to it before it leaves: the seam for checks of
 * connection, HELO, sender, recipient and message, and for steps such as signing.
 *
 * <p>May use {@code message}, {@code address} and the leaf vocabulary. Protocol modules ask checks through a
 * {@link dev.mailwright.check.Panel}; delivery answers in their words ({@link dev.mailwright.check.Reply}). The checks
 * themselves (scanners, policy, DKIM) come as rooms of their own.
 *
 * <ul>
 *   <li>A check is never called on an event loop.
 *   <li>There is always a verdict: whatever a check does, its deadline ends it.
 *   <li>The strictest verdict wins; headers and findings of all are kept.
 * </ul>
 */
@NullMarked
package dev.mailwright.check;

import org.jspecify.annotations.NullMarked;
