package dev.mailwright.smtp.session;

/**
 * How the client called itself.
 *
 * @param name unchecked, by the client; never written anywhere as it is
 * @param extended it said EHLO
 */
public record Hello(String name, boolean extended) {}
