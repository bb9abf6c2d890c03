package dev.mailwright.pop3.session;

import dev.mailwright.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets nobody in again before so much time has passed since the last time (RFC 2449 section 6.5). Thread-safe, bounded: of
 * more than 100,000 users the one who came longest ago is forgotten.
 */
public final class LoginDelay {

    private static final int USERS = 100_000;

    private final Duration delay;
    private final Time time;
    private final Map<String, Long> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > USERS;
        }
    };

    /** @param delay zero for none */
    public LoginDelay(Duration delay, Time time) {
        this.delay = delay;
        this.time = time;
    }

    /** Whether this user may enter now, which then counts. */
    synchronized boolean admits(String user) {
        if (delay.isZero()) {
            return true;
        }
        long now = time.nanos();
        Long before = last.get(user);
        if (before != null && now - before < delay.toNanos()) {
            return false;
        }
        last.put(user, now);
        return true;
    }

    /** What CAPA says of it. */
    public Optional<String> capability() {
        return delay.isZero() ? Optional.empty() : Optional.of("LOGIN-DELAY " + delay.toSeconds());
    }
}
