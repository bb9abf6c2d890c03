package dev.mailwright.examples.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the writers of an account were told, message by message, and what they had asked for last. Thread-safe. */
final class Ledger {

    static final String ACCOUNT = "anna";

    private final Map<String, Place> kept = new ConcurrentHashMap<>();
    private final Map<String, Deed> asked = new ConcurrentHashMap<>();
    private final Map<String, Boolean> gone = new ConcurrentHashMap<>();
    private final Map<Deed, AtomicLong> acknowledged = new ConcurrentHashMap<>();

    /** What is asked for and not answered yet. */
    enum Deed {
        APPEND,
        STORE,
        MOVE,
        EXPUNGE
    }

    /** Where a message is, with its flags in order. */
    record Place(String mailbox, long uid, String flags) {}

    void attempt(String id, Deed deed) {
        asked.put(id, deed);
    }

    void kept(String id, Place place) {
        kept.put(id, place);
        answered(id);
    }

    private void answered(String id) {
        Deed deed = asked.remove(id);
        if (deed != null) {
            acknowledged.computeIfAbsent(deed, key -> new AtomicLong()).incrementAndGet();
        }
    }

    void gone(String id) {
        gone.put(id, true);
        kept.remove(id);
        answered(id);
    }

    /** How many changes of each kind were acknowledged. */
    Map<Deed, Long> acknowledged() {
        Map<Deed, Long> counts = new EnumMap<>(Deed.class);
        acknowledged.forEach((deed, count) -> counts.put(deed, count.get()));
        return counts;
    }

    /** Holds what is there against what was acknowledged; what was only asked for counts as it was found. */
    void check(Map<String, Place> found) {
        gone.keySet().forEach(id -> assertThat(found).as("expunged").doesNotContainKey(id));
        kept.forEach((id, place) -> {
            Deed deed = asked.get(id);
            Place now = found.get(id);
            if (deed == null) {
                assertThat(now).as(id).isEqualTo(place);
            } else if (deed != Deed.EXPUNGE) {
                assertThat(now).as("%s, not lost by %s", id, deed).isNotNull();
            }
            if (now != null && deed != Deed.MOVE) {
                assertThat(now.mailbox() + now.uid())
                        .as("%s, by %s", id, deed)
                        .isEqualTo(place.mailbox() + place.uid());
            }
        });
        found.keySet()
                .forEach(id -> assertThat(kept.containsKey(id) || asked.containsKey(id))
                        .as("%s was sent", id)
                        .isTrue());
        asked.forEach((id, deed) -> {
            if (!found.containsKey(id)) {
                kept.remove(id);
                gone.put(id, true);
            }
        });
        asked.clear();
        kept.putAll(found);
    }
}
