package dev.mailwright.store.kit;

import dev.mailwright.store.Changes;
import dev.mailwright.store.Flag;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A mailbox as simple as it can be, with all it ever looked like: the oracle of random histories. */
final class Model {

    record Entry(Set<Flag> flags, String subject) {}

    /** What a client saw at one time. */
    record Seen(long modSeq, Map<Long, Set<Flag>> messages) {}

    final TreeMap<Long, Entry> messages = new TreeMap<>();
    final List<Seen> history = new ArrayList<>();
    private final Set<Long> everUsed = new HashSet<>();

    void add(long uid, Set<Flag> flags, String subject) {
        if (!everUsed.add(uid)) {
            throw new AssertionError("UID " + uid + " was used before");
        }
        if (!messages.isEmpty() && uid <= messages.lastKey()) {
            throw new AssertionError("UID " + uid + " does not ascend");
        }
        messages.put(uid, new Entry(Set.copyOf(flags), subject));
    }

    void flags(long uid, Set<Flag> flags) {
        messages.computeIfPresent(uid, (u, entry) -> new Entry(Set.copyOf(flags), entry.subject()));
    }

    Map<Long, Set<Flag>> state() {
        Map<Long, Set<Flag>> state = new TreeMap<>();
        messages.forEach((uid, entry) -> state.put(uid, entry.flags()));
        return state;
    }

    void remember(View view) {
        history.add(new Seen(view.highestModSeq().value(), state()));
    }

    static Map<Long, Set<Flag>> state(View view) {
        Map<Long, Set<Flag>> state = new TreeMap<>();
        for (int i = 0; i < view.size(); i++) {
            state.put(view.uidAt(i), Set.copyOf(view.flagsAt(i)));
        }
        return state;
    }

    /** What a client knows after it applied the changes since it last looked, as QRESYNC has it do. */
    static Map<Long, Set<Flag>> resynced(Seen seen, Mailbox mailbox, Changes changes) {
        Map<Long, Set<Flag>> client = new HashMap<>(seen.messages());
        client.keySet().removeIf(changes.vanished()::contains);
        View view = mailbox.view();
        changes.changed().forEach(uid -> client.put(uid, Set.copyOf(view.flagsAt(view.indexOf(uid)))));
        return new TreeMap<>(client);
    }

    /** UIDs that changed or came between a moment and now; those that must be among the changes. */
    Set<Long> differing(Seen seen) {
        Set<Long> differing = new TreeSet<>();
        messages.forEach((uid, entry) -> {
            if (!entry.flags().equals(seen.messages().get(uid))) {
                differing.add(uid);
            }
        });
        return differing;
    }
}
