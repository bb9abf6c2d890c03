package dev.mailwright;

import java.time.Instant;

/**
 * Something that happened in a server. Kinds are interfaces below this one in {@code dev.mailwright.event}; new kinds
 * and new accessors come in minor releases, so do not implement them.
 */
public interface Event {

    /** Its place in the order of this server's events. */
    Position position();

    Instant at();
}
