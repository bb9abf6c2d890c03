/**
 * Where mail for an address goes: alias, then subaddress, then target. One pure function, {@link
 * dev.mailwright.routing.Router#resolve}, whose {@link dev.mailwright.routing.RouteTrace} explains itself. SMTP, fetch,
 * {@code submit()} and the command line all ask it.
 *
 * <p>May use {@code address} and {@code directory}. Called by delivery and the server, on workers.
 *
 * <ul>
 *   <li>Aliases are looked up before mailboxes; one directory call for each address visited.
 *   <li>Resolution terminates: each address is expanded once, at most 100 deep, at most 1,000 targets.
 *   <li>Unknown and unavailable are never confused.
 * </ul>
 */
@NullMarked
package dev.mailwright.routing;

import org.jspecify.annotations.NullMarked;
