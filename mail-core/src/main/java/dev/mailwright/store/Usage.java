package dev.mailwright.store;

/**
 * What an account keeps.
 *
 * @param bytes octets of all its messages, as on the wire
 * @param messages how many
 */
public record Usage(long bytes, long messages) {}
