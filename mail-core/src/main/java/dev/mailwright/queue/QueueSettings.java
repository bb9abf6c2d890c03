package dev.mailwright.queue;

import java.time.Duration;

/**
 * How a queue works. Mutable, for the builder of a server.
 *
 * <ul>
 *   <li>{@link RetrySchedule#DEFAULT}
 *   <li>20 attempts at once for one next hop, 100 in all
 * </ul>
 */
public final class QueueSettings {

    private RetrySchedule schedule = RetrySchedule.DEFAULT;
    private int concurrency = 20;
    private int total = 100;

    /** When mail is tried again. */
    public QueueSettings schedule(RetrySchedule how) {
        schedule = how;
        return this;
    }

    /** The default schedule with another time after which mail goes back. */
    public QueueSettings lifetime(Duration time) {
        schedule = new RetrySchedule(
                schedule.shortest(), schedule.longest(), time, schedule.delayNotice(), schedule.jitter());
        return this;
    }

    /** The most attempts at once for one next hop, at least 1. */
    public QueueSettings concurrency(int most) {
        concurrency = positive(most);
        return this;
    }

    /** The most attempts at once in all, at least 1. */
    public QueueSettings totalConcurrency(int most) {
        total = positive(most);
        return this;
    }

    private static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("at least one at once, not " + number);
        }
        return number;
    }

    /** What was chosen. */
    public RetrySchedule schedule() {
        return schedule;
    }

    int concurrency() {
        return concurrency;
    }

    int totalConcurrency() {
        return total;
    }
}
