package dev.mailwright.net;

import dev.mailwright.Time;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
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

    private final ConnectionPolicy policy;
    private final Optional<RateLimit> rate;
    private final Optional<RateLimit> offences;
    private final Map<CidrBlock, Integer> addresses = new ConcurrentHashMap<>();
    private final AtomicInteger strangers = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

    /** Limits of one's own; each at least 1. */
    public ConnectionLimits(int perAddress, int unauthenticated, int total) {
        this.policy = new ConnectionPolicy(
                perAddress, unauthenticated, total, 0, Duration.ofMinutes(1), 0, Duration.ofMinutes(1), List.of());
        this.rate = Optional.empty();
        this.offences = Optional.empty();
    }

    /** All limits of a policy. */
    public ConnectionLimits(ConnectionPolicy policy, Time time) {
        this.policy = policy;
        this.rate = rate(policy.rate(), policy.rateWindow(), time);
        this.offences = rate(policy.offences(), policy.offenceWindow(), time);
    }

    private static Optional<RateLimit> rate(int most, Duration window, Time time) {
        return most == 0 ? Optional.empty() : Optional.of(new RateLimit(most, window, time));
    }

    /** The limits above. */
    public static ConnectionLimits defaults() {
        return new ConnectionLimits(50, 1_000, 20_000);
    }

    /** Takes a place for a client, unless there is none. */
    public Admission admit(InetAddress client) {
        if (!take(all, policy.total())) {
            return new Refused(Refusal.TOTAL);
        }
        boolean exempt = policy.exempts(client);
        if (!take(strangers, exempt ? Integer.MAX_VALUE : policy.unauthenticated())) {
            all.decrementAndGet();
            return new Refused(Refusal.UNAUTHENTICATED);
        }
        CidrBlock block = CidrBlock.client(client);
        Optional<Refusal> refusal = count(block, exempt);
        if (refusal.isPresent()) {
            leave(block);
            strangers.decrementAndGet();
            all.decrementAndGet();
            return new Refused(refusal.get());
        }
        return new Place(block);
    }

    private Optional<Refusal> count(CidrBlock block, boolean exempt) {
        int there = addresses.merge(block, 1, Integer::sum);
        if (exempt) {
            return Optional.empty();
        }
        if (offences.isPresent() && !offences.get().allows(block)) {
            return Optional.of(Refusal.OFFENCES);
        }
        if (there > policy.perAddress()) {
            return Optional.of(Refusal.ADDRESS);
        }
        return rate.isPresent() && !rate.get().take(block) ? Optional.of(Refusal.RATE) : Optional.empty();
    }

    /** Notes an error of a client; too many of them and it is turned away for a while. */
    public void offence(InetAddress client) {
        offences.ifPresent(limit -> limit.add(CidrBlock.client(client), 1));
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
