package dev.mailwright.net;

import dev.mailwright.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many of something each key may have in a window: a bucket for each, which leaks evenly. What is refused costs nothing.
 * The keys that were used longest ago are forgotten beyond 100,000. Thread-safe; never blocks.
 */
public final class RateLimit {

    private static final int MOST_KEYS = 100_000;

    private final int most;
    private final double perNano;
    private final Time time;
    private final Map<Object, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    private record Bucket(double level, long atNanos) {}

    /**
     * A limit.
     *
     * @param most in the window, and at once, at least 1
     * @param window more than zero
     */
    public RateLimit(int most, Duration window, Time time) {
        if (most < 1 || window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("a rate is at least one in some time");
        }
        this.most = most;
        this.perNano = (double) most / window.toNanos();
        this.time = time;
    }

    /** Takes one; false when there is none left. */
    public boolean take(Object key) {
        return take(key, 1);
    }

    /** Takes so many, or none of them. */
    public synchronized boolean take(Object key, int count) {
        double level = level(key) + count;
        if (level > most) {
            return false;
        }
        put(key, level);
        return true;
    }

    /** Adds so many, even beyond what may be. */
    public synchronized void add(Object key, int count) {
        put(key, Math.min(level(key) + count, 2.0 * most));
    }

    /** Whether there is one left. */
    public synchronized boolean allows(Object key) {
        return level(key) + 1 <= most;
    }

    private double level(Object key) {
        Bucket bucket = buckets.get(key);
        return bucket == null ? 0 : Math.max(0, bucket.level - (time.nanos() - bucket.atNanos) * perNano);
    }

    private void put(Object key, double level) {
        buckets.put(key, new Bucket(level, time.nanos()));
        if (buckets.size() > MOST_KEYS) {
            buckets.remove(buckets.keySet().iterator().next());
        }
    }

    /** How many keys are remembered. */
    synchronized int size() {
        return buckets.size();
    }
}
