package dev.mailwright.imap.search;

import dev.mailwright.message.Headers;
import dev.mailwright.message.Message;
import dev.mailwright.message.MimeLimits;
import dev.mailwright.store.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message that may match, with what has been read of it and found out. Confined to one thread. */
final class Candidate {

    private final int number;
    private final int index;
    private final long uid;
    private final Map<Condition.Leaf, Truth> answers = new HashMap<>(4);
    private Stage stage = Stage.VIEW;
    private @Nullable Row row;
    private @Nullable Headers headers;
    private Set<TextPattern> hits = Set.of();

    /**
     * @param number the sequence number
     * @param index in the view
     */
    Candidate(int number, int index, long uid) {
        this.number = number;
        this.index = index;
        this.uid = uid;
    }

    int number() {
        return number;
    }

    int index() {
        return index;
    }

    long uid() {
        return uid;
    }

    /** The row has the columns of this stage, and is valid until the next call. */
    void read(Stage at, Row with) {
        stage = at;
        row = with;
    }

    /** What of the texts looked for its content has. */
    void hits(Set<TextPattern> found) {
        hits = found;
    }

    boolean has(TextPattern pattern) {
        return hits.contains(pattern);
    }

    Row row() {
        return Objects.requireNonNull(row, "nothing has been read");
    }

    /** Of its row at the stage of headers. */
    Headers headers() {
        Headers read = headers;
        if (read == null) {
            read = Headers.read(Message.of(row().header()), MimeLimits.DEFAULT);
            headers = read;
        }
        return read;
    }

    /** Nothing read is needed any more but what was found out. */
    void forget() {
        row = null;
        headers = null;
    }

    Truth answer(Condition.Leaf leaf) {
        if (leaf.stage() == Stage.VIEW) {
            return Truth.of(leaf.holds(this));
        }
        Truth known = answers.get(leaf);
        if (known == null && leaf.stage() == stage) {
            known = Truth.of(leaf.holds(this));
            answers.put(leaf, known);
        }
        return known == null ? Truth.UNKNOWN : known;
    }
}
