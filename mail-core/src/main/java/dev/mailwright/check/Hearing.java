package dev.mailwright.check;

import java.time.Instant;
import java.util.List;

/**
 * What differs from check to check within one stage.
 *
 * @param deadline of this check
 * @param findings of all before it
 */
public record Hearing(Instant deadline, List<Object> findings) {}
