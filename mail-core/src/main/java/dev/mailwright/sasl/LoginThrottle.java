package dev.mailwright.sasl;

import dev.mailwright.Time;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slows down who guesses passwords, for all protocols of a server together. Each failure of an address fills its bucket,
 * which empties by itself within five minutes; the fuller it is, the slower is the next answer, and while it is full the
 * address may not try. An address from which somebody has logged in within the last hour has a larger bucket, so that one
 * mistaken program does not lock out the others behind it. Failures of a login slow its next failures down, from whatever
 * address, but never lock its owner out. IPv6 counts by /64.
 *
 * <p>A success empties nothing: who has an account of his own may not guess at others for that.
 *
 * <p>Thread-safe, bounded: the least recently used of 100,000 buckets goes first.
 */
final class LoginThrottle {

    /** A full bucket is empty after so long. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    /** So many failures fill the bucket of an address. */
    static final int ADDRESS_LIMIT = 10;

    /** The same for an address of somebody who is known. */
    static final int KNOWN_ADDRESS_LIMIT = 50;

    static final int BUCKETS = 100_000;

    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    private static final long STEP_MILLIS = 1_000;
    private static final long MAX_DELAY_MILLIS = 5_000;
    private static final int LOGIN_GRACE = 20;
    private static final int MAX_LOGIN = 320;

    private final Time time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > BUCKETS;
        }
    };

    /** @param knownUntil in nanoseconds, counts only where {@code known} */
    private record Bucket(double level, long atNanos, boolean known, long knownUntil) {}

    LoginThrottle(Time time) {
        this.time = time;
    }

    /** How many more failures this address may have now. */
    synchronized int left(InetAddress client) {
        Bucket bucket = now(key(client));
        return (int) Math.floor(limit(bucket) - bucket.level + 1e-9);
    }

    /** Notes a failure; the answer should be held back for so long. */
    synchronized Duration failed(InetAddress client, String login) {
        double ofAddress = fill(key(client));
        double ofLogin = fill(key(login));
        long millis = ofLogin > LOGIN_GRACE ? MAX_DELAY_MILLIS : (long) Math.ceil(ofAddress - 1e-9) * STEP_MILLIS;
        return Duration.ofMillis(Math.min(millis, MAX_DELAY_MILLIS));
    }

    /** Notes a success: the address is known now, and failures of the login are forgotten. */
    synchronized void succeeded(InetAddress client, String login) {
        Bucket bucket = now(key(client));
        buckets.put(key(client), new Bucket(bucket.level, bucket.atNanos, true, bucket.atNanos + KNOWN_FOR.toNanos()));
        buckets.remove(key(login));
    }

    /** How many addresses and logins are remembered. */
    synchronized int size() {
        return buckets.size();
    }

    private double fill(String key) {
        Bucket before = now(key);
        double level = before.level + 1;
        buckets.put(key, new Bucket(level, before.atNanos, before.known, before.knownUntil));
        return level;
    }

    /** As it is now, after what has leaked since. */
    private Bucket now(String key) {
        long now = time.nanos();
        Bucket bucket = buckets.get(key);
        if (bucket == null) {
            return new Bucket(0, now, false, now);
        }
        boolean known = bucket.known && bucket.knownUntil - now > 0;
        double leaked = (double) (now - bucket.atNanos) / WINDOW.toNanos() * limit(bucket);
        return new Bucket(Math.max(0, bucket.level - leaked), now, known, bucket.knownUntil);
    }

    private static int limit(Bucket bucket) {
        return bucket.known ? KNOWN_ADDRESS_LIMIT : ADDRESS_LIMIT;
    }

    /** What addresses have in common that count together. */
    static String key(InetAddress client) {
        if (client instanceof Inet6Address) {
            return "/" + Arrays.toString(Arrays.copyOf(client.getAddress(), 8));
        }
        return "/" + client.getHostAddress();
    }

    private static String key(String login) {
        return "@" + login.substring(0, Math.min(login.length(), MAX_LOGIN)).toLowerCase(Locale.ROOT);
    }
}
