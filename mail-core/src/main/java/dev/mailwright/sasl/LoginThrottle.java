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
 * Slows down who guesses passwords, for all protocols of a server together. Each failure of an address within the window
 * makes the next answer slower, too many end the attempt at once; failures of a login slow every address down, but never
 * lock its owner out. An address from which somebody has logged in lately may fail more often. IPv6 counts by /64.
 *
 * <p>Thread-safe, bounded: the least recently used of 100,000 records goes first.
 */
public final class LoginThrottle {

    /** Failures are forgotten after so long. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    /** So many failures of an address within the window, and it is refused. */
    static final int ADDRESS_LIMIT = 10;

    /** The same for an address of somebody who is known. */
    static final int KNOWN_ADDRESS_LIMIT = 50;

    private static final int RECORDS = 100_000;
    private static final long STEP_MILLIS = 1_000;
    private static final long MAX_DELAY_MILLIS = 5_000;
    private static final int LOGIN_GRACE = 20;

    private final Time time;
    private final Map<String, Trial> records = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Trial> eldest) {
            return size() > RECORDS;
        }
    };

    private record Trial(int failures, long untilNanos, boolean known) {}

    public LoginThrottle(Time time) {
        this.time = time;
    }

    /** Whether this address may try at all. */
    synchronized boolean admits(InetAddress client) {
        Trial record = current(key(client));
        return record == null || record.failures < (record.known ? KNOWN_ADDRESS_LIMIT : ADDRESS_LIMIT);
    }

    /** Notes a failure; the answer should be held back for so long. */
    synchronized Duration failed(InetAddress client, String login) {
        int ofAddress = count(key(client));
        int ofLogin = count(key(login));
        long millis = STEP_MILLIS * ofAddress;
        if (ofLogin > LOGIN_GRACE) {
            millis = MAX_DELAY_MILLIS;
        }
        return Duration.ofMillis(Math.min(millis, MAX_DELAY_MILLIS));
    }

    /** Notes a success: the address is known, its failures and those of the login are forgotten. */
    synchronized void succeeded(InetAddress client, String login) {
        records.put(key(client), new Trial(0, time.nanos() + WINDOW.toNanos() * 12, true));
        records.remove(key(login));
    }

    private int count(String key) {
        Trial before = current(key);
        int failures = before == null ? 1 : before.failures + 1;
        records.put(key, new Trial(failures, time.nanos() + WINDOW.toNanos(), before != null && before.known));
        return failures;
    }

    private @org.jspecify.annotations.Nullable Trial current(String key) {
        Trial record = records.get(key);
        if (record != null && record.untilNanos - time.nanos() < 0) {
            records.remove(key);
            return null;
        }
        return record;
    }

    private static String key(InetAddress client) {
        if (client instanceof Inet6Address) {
            return "/" + Arrays.toString(Arrays.copyOf(client.getAddress(), 8));
        }
        return "/" + client.getHostAddress();
    }

    private static String key(String login) {
        return "@" + login.substring(0, Math.min(login.length(), 320)).toLowerCase(Locale.ROOT);
    }
}
