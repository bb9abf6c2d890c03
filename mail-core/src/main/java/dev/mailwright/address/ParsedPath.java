package dev.mailwright.address;

/**
 * A path read out of a longer line.
 *
 * @param path the value
 * @param end index after the closing bracket
 */
public record ParsedPath<P>(P path, int end) {}
