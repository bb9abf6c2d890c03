package dev.mailwright.net;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections there may be: per client address (an IPv6 client is its /64), not yet logged in, and altogether. One object is shared by all
 * listeners of a server. Thread-safe.
 *
 * <ul>
 *   <li>{@code perAddress} 50
 *   <li>{@code unauthenticated} 1,000
 *   <li>{@code total} 20,000
 * </ul>
 */
public final class ConnectionLimits {

    private final int perAddress;
    private final int unauthenticated;
    private final int total;
    private final Map<CidrBlock, Integer> addresses = new ConcurrentHashMap<>();
    private final AtomicInteger strangers = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

    /** Limits of one's own; each at least 1. */
    public ConnectionLimits(int perAddress, int unauthenticated, int total) {
        if (perAddress < 1 || unauthenticated < 1 || total < 1) {
            throw new IllegalArgumentException("a limit of connections must be at least 1");
        }
        this.perAddress = perAddress;
        this.unauthenticated = unauthenticated;
        this.total = total;
    }

    /** The limits above. */
    public static ConnectionLimits defaults() {
        return new ConnectionLimits(50, 1_000, 20_000);
    }

    /** Takes a place for a client, unless there is none. */
    public Admission admit(InetAddress client) {
        if (!take(all, total)) {
            return new Refused(Refusal.TOTAL);
        }
        if (!take(strangers, unauthenticated)) {
            all.decrementAndGet();
            return new Refused(Refusal.UNAUTHENTICATED);
        }
        CidrBlock block = CidrBlock.client(client);
        if (addresses.merge(block, 1, Integer::sum) > perAddress) {
            leave(block);
            strangers.decrementAndGet();
            all.decrementAndGet();
            return new Refused(Refusal.ADDRESS);
        }
        return new Place(block);
    }

    /** How many connections there are now. */
    public int connections() {
        return all.get();
    }

    /** How many of them have not logged in. */
    public int unauthenticated() {
        return strangers.get();
    }

    private static boolean take(AtomicInteger places, int limit) {
        if (places.incrementAndGet() <= limit) {
            return true;
        }
        places.decrementAndGet();
        return false;
    }

    private void leave(CidrBlock block) {
        addresses.computeIfPresent(block, (key, count) -> count == 1 ? null : count - 1);
    }

    private record Refused(Refusal why) implements Admission {
        @Override
        public Optional<Refusal> refusal() {
            return Optional.of(why);
        }

        @Override
        public void authenticated() {}

        @Override
        public void close() {}
    }

    private final class Place implements Admission {
        private final CidrBlock block;
        private final AtomicBoolean known = new AtomicBoolean();
        private final AtomicBoolean closed = new AtomicBoolean();

        Place(CidrBlock block) {
            this.block = block;
        }

        @Override
        public Optional<Refusal> refusal() {
            return Optional.empty();
        }

        @Override
        public void authenticated() {
            if (known.compareAndSet(false, true)) {
                strangers.decrementAndGet();
            }
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                authenticated();
                all.decrementAndGet();
                leave(block);
            }
        }
    }
}
