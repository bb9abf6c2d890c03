package dev.mailwright.queue;

/** What came of an order to the queue. */
public enum QueueAnswer {
    /** It is done, durably. */
    DONE,
    /** There is no such entry, or no longer. */
    ABSENT,
    /** A courier has it in its hands; nothing has happened. */
    IN_FLIGHT
}
