/**
 * Questions to the domain name system: {@link dev.mailwright.dns.DnsClient} and its typed answers,
 * {@link dev.mailwright.dns.DnsResolver} that asks name servers and remembers what they said, and
 * {@link dev.mailwright.dns.ZoneDns} that answers from zone files, for tests.
 *
 * <p>May use {@code address} and the leaf vocabulary. The only room that sees dnsjava, which reads and writes the octets;
 * sockets, time and memory are ours, so that a closed client leaves no thread and no hook behind.
 *
 * <ul>
 *   <li>Nothing here blocks its caller, so event loops may ask.
 *   <li>"It does not exist" and "nobody can say now" are never confused.
 *   <li>Whatever name servers answer, time and memory are bounded.
 * </ul>
 */
@NullMarked
package dev.mailwright.dns;

import org.jspecify.annotations.NullMarked;
