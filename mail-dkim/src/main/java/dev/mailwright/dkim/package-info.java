/**
 * DomainKeys Identified Mail (RFC 6376, RFC 8301, RFC 8463): signing and verifying in one pass over a message.
 *
 * <p>A pure library: octets and a {@link dev.mailwright.dns.DnsClient} in, a result out. May use {@code address},
 * {@code dns} and the header fields of {@code message}; {@code arc} builds on it, {@code checks} plugs it into a server.
 * Bouncy Castle is seen by {@code .bouncycastle} alone.
 *
 * <ul>
 *   <li>Memory does not depend on the length of a message.
 *   <li>Whatever a message or a record says becomes a result, never an exception.
 * </ul>
 */
@NullMarked
package dev.mailwright.dkim;

import org.jspecify.annotations.NullMarked;
