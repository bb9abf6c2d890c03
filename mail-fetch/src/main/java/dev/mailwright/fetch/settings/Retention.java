package dev.mailwright.fetch.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * What happens at the remote server to mail that is safe here.
 *
 * @param deleteAfter how long it stays; empty for as long as others let it
 */
public record Retention(Optional<Duration> deleteAfter) {

    public static final Retention KEEP = new Retention(Optional.empty());
    public static final Retention DELETE = new Retention(Optional.of(Duration.ZERO));

    public static Retention deleteAfter(Duration age) {
        return new Retention(Optional.of(age));
    }

    /** Whether mail that came at a time, {@code age} ago, goes now. */
    public boolean isOver(Duration age) {
        return deleteAfter.map(most -> age.compareTo(most) >= 0).orElse(false);
    }
}
