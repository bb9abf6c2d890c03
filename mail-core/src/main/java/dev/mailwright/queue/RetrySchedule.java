package dev.mailwright.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When mail is tried again: after as long as it is old already, within bounds, so that the pauses grow. Immutable.
 *
 * @param shortest pause
 * @param longest pause
 * @param lifetime after which mail goes back to its sender
 * @param delayNotice after which the sender is told, once, that it takes long; zero for never
 * @param jitter by how much of a pause it is made longer or shorter by chance, 0 to 0.5
 */
public record RetrySchedule(
        Duration shortest, Duration longest, Duration lifetime, Duration delayNotice, double jitter) {

    /** 300 s to 4,000 s, five days, notice after four hours, a tenth of jitter. */
    public static final RetrySchedule DEFAULT = new RetrySchedule(
            Duration.ofSeconds(300), Duration.ofSeconds(4_000), Duration.ofDays(5), Duration.ofHours(4), 0.1);

    public RetrySchedule {
        if (shortest.isNegative() || shortest.isZero() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    "the shortest pause is longer than nothing and not longer than the longest");
        }
        if (lifetime.isNegative() || delayNotice.isNegative() || jitter < 0 || jitter > 0.5) {
            throw new IllegalArgumentException("times are not negative, and jitter is at most 0.5");
        }
    }

    /** When to try mail again that has just been tried; not beyond the end of its life, unless that has passed. */
    Instant next(Instant arrival, Instant now, RandomGenerator random) {
        Duration age = Duration.between(arrival, now);
        Duration pause = age.compareTo(shortest) < 0 ? shortest : age.compareTo(longest) > 0 ? longest : age;
        double factor = 1 + jitter * (2 * random.nextDouble() - 1);
        Duration moved = Duration.ofMillis(Math.round(pause.toMillis() * factor));
        Duration bounded = moved.compareTo(shortest) < 0 ? shortest : moved.compareTo(longest) > 0 ? longest : moved;
        Instant next = now.plus(bounded);
        Instant end = arrival.plus(lifetime);
        return next.isAfter(end) && end.isAfter(now) ? end : next;
    }

    boolean isExpired(Instant arrival, Instant now) {
        return !now.isBefore(arrival.plus(lifetime));
    }

    boolean isLate(Instant arrival, Instant now) {
        return !delayNotice.isZero() && !now.isBefore(arrival.plus(delayNotice));
    }
}
