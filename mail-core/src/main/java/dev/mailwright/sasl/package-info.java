/**
 * Logging in: SASL mechanisms as pure exchanges (RFC 4422), the {@link dev.mailwright.sasl.Authenticator} that joins
 * them with the directory, and the one throttle that all protocols share.
 *
 * <p>May use {@code directory} and {@code observe}. Called by the sessions of all protocols.
 *
 * <ul>
 *   <li>An unknown login and a wrong password take the same time and give the same answer.
 *   <li>Nothing is offered that the directory cannot check; plaintext mechanisms only where the connection may have
 *       them.
 *   <li>Secrets are in no log, event or {@code toString()}.
 * </ul>
 */
@NullMarked
package dev.mailwright.sasl;

import org.jspecify.annotations.NullMarked;
