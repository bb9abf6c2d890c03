package dev.mailwright.fetch.settings;

import java.time.Duration;

/**
 * When an account is polled.
 *
 * @param enabled whether it is at all unless asked for
 * @param interval from the end of one poll to the start of the next
 * @param jitter most of what is added to the interval by chance
 * @param idle IMAP: waits for news on an open connection in between
 */
public record Schedule(boolean enabled, Duration interval, Duration jitter, boolean idle) {

    /** Every 5 minutes and up to 30 s. */
    public static final Schedule DEFAULT = new Schedule(true, Duration.ofMinutes(5), Duration.ofSeconds(30), false);

    public Schedule withEnabled(boolean on) {
        return new Schedule(on, interval, jitter, idle);
    }

    public Schedule every(Duration between, Duration chance) {
        return new Schedule(enabled, between, chance, idle);
    }

    public Schedule withIdle() {
        return new Schedule(enabled, interval, jitter, true);
    }
}
