package dev.mailwright.fetch.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of one remote folder. Changes go through the {@link Journal}. For one thread. */
public final class FolderState {

    private final Map<String, Done> done = new LinkedHashMap<>();
    private Optional<String> epoch = Optional.empty();

    FolderState() {}

    /**
     * A message that needs no fetching.
     *
     * @param hash of its header; empty where it was never read
     * @param at when that was found, in milliseconds since 1970
     * @param delivered false for one that was passed over: too large, or older than the baseline
     */
    public record Done(String hash, long at, boolean delivered) {}

    /** Within which the keys are valid; empty before the first poll. */
    public Optional<String> epoch() {
        return epoch;
    }

    public boolean isDone(String key) {
        return done.containsKey(key);
    }

    public Optional<Done> find(String key) {
        return Optional.ofNullable(done.get(key));
    }

    /** All keys. */
    public Set<String> keys() {
        return done.keySet();
    }

    /** What is left to recognise by its header once keys have lost their meaning, by hash; one entry for each copy. */
    public Map<String, List<Done>> byHash() {
        Map<String, List<Done>> all = new HashMap<>();
        done.values().stream()
                .filter(one -> !one.hash().isEmpty())
                .forEach(one -> all.computeIfAbsent(one.hash(), hash -> new ArrayList<>())
                        .add(one));
        return all;
    }

    void begin(String newEpoch) {
        done.clear();
        epoch = Optional.of(newEpoch);
    }

    void put(String key, Done one) {
        done.put(key, one);
    }

    void remove(String key) {
        done.remove(key);
    }

    Map<String, Done> all() {
        return done;
    }
}
