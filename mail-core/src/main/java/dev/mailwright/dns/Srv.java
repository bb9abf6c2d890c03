package dev.mailwright.dns;

/**
 * Where a service is (RFC 2782).
 *
 * @param priority 0 to 65535, the lowest is tried first
 * @param weight the share among those of the same priority
 * @param port 0 to 65535
 * @param target its host; the root where there is no such service
 */
public record Srv(int priority, int weight, int port, DnsName target) {}
