package dev.mailwright.dns;

import dev.mailwright.Lookup;
import dev.mailwright.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What name servers said, until it is too old or too many others came: then what was not asked for the longest time goes.
 * Answers of any size are counted by their text. Thread-safe.
 */
final class AnswerCache {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration LONGEST_NEGATIVE = Duration.ofMinutes(15);
    private static final int USUAL_CHARS = 512;

    private final Time time;
    private final int capacity;
    private final Map<Question, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long weight;

    private record Entry(Lookup<?> answer, long expires, int weight) {}

    /** @param capacity how many answers of usual size */
    AnswerCache(Time time, int capacity) {
        this.time = time;
        this.capacity = capacity;
    }

    /** The type of the answer is that of the question, since only {@link #put} writes here. */
    @SuppressWarnings("unchecked")
    synchronized <T> Optional<Lookup<DnsAnswer<T>>> find(DnsName name, RecordType<T> type) {
        Question question = new Question(name, type);
        Entry entry = entries.get(question);
        if (entry != null && entry.expires() - time.nanos() <= 0) {
            remove(question);
            entry = null;
        }
        return Optional.ofNullable(entry).map(known -> (Lookup<DnsAnswer<T>>) known.answer());
    }

    <T> void put(DnsName name, RecordType<T> type, Reading<T> reading) {
        Duration longest = reading.answer().isFound() ? LONGEST : LONGEST_NEGATIVE;
        Duration memory = reading.memory().compareTo(longest) > 0 ? longest : reading.memory();
        if (reading.answer().isUnavailable() || memory.isZero()) {
            return;
        }
        int weight = 1
                + reading.answer()
                        .toOptional()
                        .map(a -> a.records().toString().length() / USUAL_CHARS)
                        .orElse(0);
        store(new Question(name, type), new Entry(reading.answer(), time.nanos() + memory.toNanos(), weight));
    }

    private synchronized void store(Question question, Entry entry) {
        remove(question);
        if (entry.weight() > capacity) {
            return;
        }
        entries.put(question, entry);
        weight += entry.weight();
        while (weight > capacity) {
            remove(entries.keySet().iterator().next());
        }
    }

    private synchronized void remove(Question question) {
        Entry gone = entries.remove(question);
        weight -= gone == null ? 0 : gone.weight();
    }

    synchronized int size() {
        return entries.size();
    }

    synchronized void clear() {
        entries.clear();
        weight = 0;
    }
}
