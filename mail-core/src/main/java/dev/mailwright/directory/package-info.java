/**
 * Who is here: domains, accounts, aliases, settings, logins. {@link dev.mailwright.directory.Directory} is what an
 * application implements over its own user table; {@code .memory} and {@code .file} are ours.
 *
 * <p>May use {@code address} and the leaf vocabulary only. Called by routing, sasl and the server, always on a worker
 * and never on an event loop.
 *
 * <ul>
 *   <li>Absent and Unavailable are different answers: the first is 550, the second 451.
 *   <li>A change is valid at once for the next look-up.
 *   <li>A login that is unknown and one with a wrong password look alike.
 * </ul>
 */
@NullMarked
package dev.mailwright.directory;

import org.jspecify.annotations.NullMarked;
