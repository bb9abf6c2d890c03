package dev.mailwright.smtp.client;

import dev.mailwright.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Connections that wait for the next message to the same host: a few seconds, at most {@value #MAX_IDLE} for a host, each for at most
 * {@value #MAX_MESSAGES} messages and five minutes. Thread-safe.
 */
final class Pool implements AutoCloseable {

    private static final int MAX_IDLE = 20;
    private static final int MAX_MESSAGES = 1_000;
    private static final long MAX_AGE = Duration.ofMinutes(5).toNanos();

    private final Client client;
    private final Map<Host, Deque<Idle>> idle = new HashMap<>();
    private @Nullable Subscription sweeper;
    private boolean closed;

    private record Idle(Connection connection, long until) {}

    Pool(Client client) {
        this.client = client;
    }

    synchronized Optional<Connection> take(Host host) {
        Deque<Idle> waiting = idle.get(host);
        while (waiting != null && !waiting.isEmpty()) {
            Connection connection = waiting.pollLast().connection();
            if (connection.talk().isIdle()) {
                return Optional.of(connection);
            }
        }
        return Optional.empty();
    }

    /** Takes a connection back, or ends it. */
    void give(Connection connection) {
        boolean usable =
                connection.talk().isIdle() && connection.messages() < MAX_MESSAGES && connection.age() < MAX_AGE;
        if (!usable || !keep(connection)) {
            connection.talk().quit();
        }
    }

    private synchronized boolean keep(Connection connection) {
        Deque<Idle> waiting = idle.computeIfAbsent(connection.host(), host -> new ArrayDeque<>());
        if (closed || waiting.size() >= MAX_IDLE) {
            return false;
        }
        Duration patience = client.timeouts().idle();
        waiting.addLast(new Idle(connection, client.time().nanos() + patience.toNanos()));
        if (sweeper == null) {
            sweeper = client.time().after(patience, this::sweep);
        }
        return true;
    }

    private void sweep() {
        List<Connection> old = new ArrayList<>();
        synchronized (this) {
            sweeper = null;
            long now = client.time().nanos();
            for (Deque<Idle> waiting : idle.values()) {
                while (!waiting.isEmpty() && waiting.peekFirst().until() <= now) {
                    old.add(waiting.pollFirst().connection());
                }
            }
            idle.values().removeIf(Deque::isEmpty);
            if (!idle.isEmpty() && !closed) {
                sweeper = client.time().after(client.timeouts().idle(), this::sweep);
            }
        }
        old.forEach(connection -> connection.talk().quit());
    }

    @Override
    public void close() {
        List<Connection> all = new ArrayList<>();
        synchronized (this) {
            closed = true;
            idle.values().forEach(waiting -> waiting.forEach(one -> all.add(one.connection())));
            idle.clear();
            if (sweeper != null) {
                sweeper.close();
            }
        }
        all.forEach(connection -> connection.talk().quit());
    }
}
