package dev.mailwright.delivery;

import dev.mailwright.Time;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Short names for messages: milliseconds and 31 random bits in base 36, 15 characters of {@code 0-9A-Z} that sort by time.
 * Thread-safe when its source of randomness is.
 */
final class MessageIds {

    private static final int RANDOM_DIGITS = 6;

    private final Time time;
    private final RandomGenerator random;

    MessageIds(Time time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    String next() {
        String millis = Long.toString(time.now().toEpochMilli(), 36);
        String chance = Long.toString(random.nextInt() & 0x7fff_ffffL, 36);
        String padding = "0".repeat(RANDOM_DIGITS - chance.length());
        return (millis + padding + chance).toUpperCase(Locale.ROOT);
    }
}
