package dev.mailwright.net;

/** Where a frame may be handled. */
public enum Pace {
    /** Cheap: microseconds, no disk, no DNS, no directory, no lock that such work holds. Handled on the event loop, or on the worker if already there. */
    INLINE,
    /** May block. Takes the connection, with everything that has arrived behind it, to a worker in one hop. */
    BLOCKING
}
