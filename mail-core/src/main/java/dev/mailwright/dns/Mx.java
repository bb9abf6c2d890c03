package dev.mailwright.dns;

/**
 * A host that takes mail for a domain (rfc1035#3.3.9).
 *
 * @param preference 0 to 65535, the lowest is tried first
 * @param exchange its name; the root where the domain takes no mail at all (rfc7505#3)
 */
public record Mx(int preference, DnsName exchange) {}
