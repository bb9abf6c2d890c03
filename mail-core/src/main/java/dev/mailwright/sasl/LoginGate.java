package dev.mailwright.sasl;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets only so many logins of one address be judged at once as it may still have failures. Without it a thousand
 * connections could guess together before the first of them has failed. The others wait, since after a restart thirty
 * good clients may well come together from one office.
 *
 * <p>Thread-safe, bounded by the logins in flight, of which an address has at most 200 waiting.
 */
final class LoginGate {

    private static final int MAX_WAITING = 200;

    private final LoginThrottle throttle;
    private final Map<String, Entrance> entrances = new HashMap<>();

    private static final class Entrance {

        private final Queue<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
        private int inside;
    }

    LoginGate(LoginThrottle throttle) {
        this.throttle = throttle;
    }

    /** Completes with whether this address may try. After true, {@link #leave} must follow. */
    CompletionStage<Boolean> enter(InetAddress client) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        synchronized (this) {
            int left = throttle.left(client);
            Entrance entrance = entrances.computeIfAbsent(LoginThrottle.key(client), key -> new Entrance());
            if (entrance.inside < left) {
                entrance.inside++;
                return CompletableFuture.completedFuture(true);
            }
            if (left > 0 && entrance.waiting.size() < MAX_WAITING) {
                entrance.waiting.add(answer);
                return answer;
            }
            forget(client, entrance);
        }
        return CompletableFuture.completedFuture(false);
    }

    /** One has been judged, and the throttle knows how. */
    void leave(InetAddress client) {
        List<CompletableFuture<Boolean>> admitted = new ArrayList<>();
        List<CompletableFuture<Boolean>> refused = new ArrayList<>();
        synchronized (this) {
            Entrance entrance = entrances.get(LoginThrottle.key(client));
            if (entrance == null) {
                return;
            }
            entrance.inside--;
            int left = throttle.left(client);
            while (!entrance.waiting.isEmpty() && entrance.inside < left) {
                entrance.inside++;
                admitted.add(entrance.waiting.remove());
            }
            if (left <= 0) {
                refused.addAll(entrance.waiting);
                entrance.waiting.clear();
            }
            forget(client, entrance);
        }
        admitted.forEach(one -> one.complete(true));
        refused.forEach(one -> one.complete(false));
    }

    private void forget(InetAddress client, Entrance entrance) {
        if (entrance.inside == 0 && entrance.waiting.isEmpty()) {
            entrances.remove(LoginThrottle.key(client));
        }
    }

    /** How many addresses have logins in flight. */
    synchronized int size() {
        return entrances.size();
    }
}
