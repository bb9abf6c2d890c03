/**
 * The Sender Policy Framework (RFC 7208): which hosts a domain lets send its mail.
 *
 * <p>A pure library: addresses and a {@link dev.mailwright.dns.DnsClient} in, a result out. May use {@code dns} alone.
 * Linear in what is published, bounded by the limits of rfc7208#4.6.4; the time is bounded by the client that is given,
 * such as a {@link dev.mailwright.dns.BoundedDns}.
 */
@NullMarked
package dev.mailwright.spf;

import org.jspecify.annotations.NullMarked;
