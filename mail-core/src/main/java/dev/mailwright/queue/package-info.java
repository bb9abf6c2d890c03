/**
 * Mail that is to go somewhere else: to another server, to another store by LMTP, to code of the application. What was taken
 * is durable and stays until it is delivered, returned to its sender, or deleted by somebody.
 *
 * <p>Three parts, each behind an interface: a {@link dev.mailwright.queue.QueueStore} keeps the mail, a {@link
 * dev.mailwright.queue.Courier} brings it to the next hop, and the {@link dev.mailwright.queue.Queue} decides what is tried when
 * and answers for administrators. May use {@code message}, {@code address} and the replies of {@code check}. Called by
 * {@code delivery} and the server; couriers live in the modules.
 *
 * <ul>
 *   <li>Added means forced. At least once: a crash between the next hop's yes and the note of it sends the mail again.
 *   <li>An entry is in the hands of at most one courier at a time.
 *   <li>Picking the next entry and listing a page do not depend on how many there are.
 *   <li>All waiting goes through {@code Time}.
 * </ul>
 */
@NullMarked
package dev.mailwright.queue;

import org.jspecify.annotations.NullMarked;
