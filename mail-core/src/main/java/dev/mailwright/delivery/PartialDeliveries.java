package dev.mailwright.delivery;

import dev.mailwright.Time;
import dev.mailwright.address.ReversePath;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Remembers which places have their copy of a message that others could not take, so that the client, who has to send all
 * of it again, does not double them.
 *
 * <p>SMTP has one answer for all recipients. When one mailbox fails and the answer is 451, the client comes back with the
 * same message for all of them. Delivery keys in the store would survive a restart, but cost a forced row for each copy of
 * each message to serve the few that fail in part, and somebody would have to forget them; so this is memory: bounded, for
 * five days, the time for which clients try. After a restart in between such a copy may come twice, which is what SMTP
 * allows (rfc5321#6.1). Thread-safe.
 */
final class PartialDeliveries {

    static final int MAX_MESSAGES = 10_000;
    static final int MAX_PLACES = 1_000;
    private static final long LIFE = Duration.ofDays(5).toNanos();

    private final Time time;
    private final Map<String, Partial> partials = new LinkedHashMap<>();
    private final Map<ReversePath, Integer> senders = new LinkedHashMap<>();

    private record Partial(ReversePath sender, long since, Set<Object> places) {}

    PartialDeliveries(Time time) {
        this.time = time;
    }

    /** Whether it is worth the reading to make a digest of a message from this sender. */
    synchronized boolean mayKnow(ReversePath sender) {
        return senders.containsKey(sender);
    }

    /** The places that have this message. */
    synchronized Set<Object> places(String digest) {
        dropOld();
        Partial partial = partials.get(digest);
        return partial == null ? Set.of() : Set.copyOf(partial.places());
    }

    synchronized void remember(ReversePath sender, String digest, Set<Object> places) {
        Set<Object> all = new HashSet<>(places(digest));
        all.addAll(places);
        forget(digest);
        if (all.size() <= MAX_PLACES) {
            partials.put(digest, new Partial(sender, time.nanos(), all));
            senders.merge(sender, 1, Integer::sum);
        }
        if (partials.size() > MAX_MESSAGES) {
            forget(partials.keySet().iterator().next());
        }
    }

    synchronized void forget(String digest) {
        Partial gone = partials.remove(digest);
        if (gone != null) {
            senders.computeIfPresent(gone.sender(), (sender, count) -> count == 1 ? null : count - 1);
        }
    }

    private void dropOld() {
        while (!partials.isEmpty()) {
            Map.Entry<String, Partial> oldest = partials.entrySet().iterator().next();
            if (time.nanos() - oldest.getValue().since() < LIFE) {
                return;
            }
            forget(oldest.getKey());
        }
    }
}
