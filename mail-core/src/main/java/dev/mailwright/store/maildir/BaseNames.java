package dev.mailwright.store.maildir;

import dev.mailwright.Time;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes names for message files: {@code <seconds>.M<microseconds>P<process>Q<count>.<host>,S=<octets>,W=<octets on the
 * wire>}. The count makes them unique in the store, process and time among processes, and its random beginning where the
 * clock stands still or goes back. Thread-safe.
 */
final class BaseNames {

    private static final int MAX_HOST = 64;

    private final Time time;
    private final String host;
    private final long process = ProcessHandle.current().pid();
    private final AtomicLong count;

    BaseNames(Time time, RandomGenerator random, String host) {
        this.time = time;
        this.host = clean(host);
        this.count = new AtomicLong(random.nextInt(1 << 30));
    }

    /** Letters, digits, dots and hyphens; anything else could be read as a part of the name. */
    private static String clean(String host) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < host.length() && safe.length() < MAX_HOST; i++) {
            char c = host.toLowerCase(Locale.ROOT).charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
            safe.append(plain ? c : '_');
        }
        return safe.length() == 0 ? "localhost" : safe.toString();
    }

    /** A new unique part, without sizes. */
    String unique() {
        Instant now = time.now();
        return now.getEpochSecond() + ".M" + now.getNano() / 1000 + "P" + process + "Q" + count.incrementAndGet() + "."
                + host;
    }

    /** A new name of a file whose lines end with CRLF already. */
    String next(long octets) {
        return unique() + ",S=" + octets + ",W=" + octets;
    }

    /** A new name for the same content: what follows the unique part stays. */
    String like(String base) {
        int comma = base.indexOf(',');
        return unique() + (comma < 0 ? "" : base.substring(comma));
    }
}
