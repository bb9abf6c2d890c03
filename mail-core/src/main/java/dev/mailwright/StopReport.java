package dev.mailwright;

import java.time.Duration;

/**
 * How a stop went.
 *
 * @param clean everybody was done before the grace ended
 * @param took how long it took
 */
public record StopReport(boolean clean, Duration took) {}
