package dev.mailwright.queue;

/** An entry as lists show it. */
public interface QueueItem {

    /** Where it stands. */
    enum State {
        /** Due, and waiting for its turn. */
        READY,
        /** With a courier. */
        IN_FLIGHT,
        /** Waiting for its next attempt. */
        DEFERRED,
        /** Waiting for somebody to release it. */
        HELD
    }

    QueueId id();

    State state();

    NextHop hop();

    QueueEntry entry();
}
