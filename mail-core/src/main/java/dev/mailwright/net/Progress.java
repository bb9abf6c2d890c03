package dev.mailwright.net;

/** What a turn of the strand came to. */
enum Progress {
    /** Something was done; there may be more. */
    AGAIN,
    /** Nothing to do until a signal. */
    REST,
    /** Goes on, but on a worker. */
    WORKER,
    /** Goes on, but on the event loop. */
    LOOP
}
