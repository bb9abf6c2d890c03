package dev.mailwright.imap.search;

import dev.mailwright.imap.command.SearchKey;
import dev.mailwright.imap.view.SessionView;
import dev.mailwright.store.Criteria;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.Narrowed;
import dev.mailwright.store.Row;
import dev.mailwright.store.Rows;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.Function;

/**
 * A search on its way. Whoever runs it calls {@link #advance} until it says no, and may give up the thread in between.
 * Confined to one thread at a time, but for {@link #close}.
 */
public final class Search implements AutoCloseable {

    /** Messages of a portion; fewer where each is read as a whole. */
    private static final int PORTION = 256;

    private static final int WHOLE_PORTION = 16;

    private final Mailbox mailbox;
    private final View view;
    private final SessionView numbers;
    private final Function<? super Criteria, Narrowed> index;
    private final SearchKey key;
    private final Condition condition;
    private final List<TextPattern> patterns;
    private final Set<Stage> stages;
    private final UidSet.Builder found = new UidSet.Builder();
    private PrimitiveIterator.OfLong undecided = UidSet.EMPTY.iterator();
    private boolean begun;
    private volatile boolean closed;

    Search(
            Mailbox mailbox,
            View view,
            SessionView numbers,
            Function<? super Criteria, Narrowed> index,
            SearchKey key,
            Instant now,
            ZoneId zone) {
        this.index = index;
        Compiler compiler = new Compiler(view, numbers, now, zone);
        this.mailbox = mailbox;
        this.view = view;
        this.numbers = numbers;
        this.key = key;
        this.condition = compiler.compile(key);
        this.patterns = compiler.patterns();
        this.stages = EnumSet.copyOf(condition.stages());
        stages.remove(Stage.VIEW);
    }

    /**
     * Looks at the next portion; may block.
     *
     * @return whether something is left to look at
     * @throws dev.mailwright.store.StoreException when the mailbox or a message cannot be read
     */
    public boolean advance() {
        if (!begun) {
            begun = true;
            undecided = narrow(undecidedByView()).iterator();
        } else {
            portion();
        }
        return undecided.hasNext() && !closed;
    }

    /** What matches so far. */
    public UidSet found() {
        return found.build();
    }

    /** Ends the search: a portion that is being looked at is given up soon. Thread-safe. */
    @Override
    public void close() {
        closed = true;
    }

    private UidSet undecidedByView() {
        UidSet.Builder rest = new UidSet.Builder();
        for (int number = 1; number <= numbers.count() && !closed; number++) {
            Candidate candidate = candidate(number, numbers.uid(number));
            Truth truth = candidate.index() < 0 ? Truth.NO : condition.test(candidate);
            if (truth == Truth.YES) {
                found.add(candidate.uid());
            } else if (truth == Truth.UNKNOWN) {
                rest.add(candidate.uid());
            }
        }
        return rest.build();
    }

    private Candidate candidate(int number, long uid) {
        return new Candidate(number, view.indexOf(uid), uid);
    }

    private UidSet narrow(UidSet rest) {
        if (rest.isEmpty()
                || key.has(CriteriaOf::isForeign)
                || stages.stream().noneMatch(stage -> stage.compareTo(Stage.ENVELOPE) >= 0)) {
            return rest;
        }
        Narrowed narrowed = index.apply(new CriteriaOf(numbers).of(key));
        UidSet candidates = narrowed.candidates().map(rest::intersect).orElse(rest);
        if (narrowed.exact() && narrowed.candidates().isPresent()) {
            found.add(candidates);
            return UidSet.EMPTY;
        }
        return candidates;
    }

    private void portion() {
        int size = stages.contains(Stage.CONTENT) ? WHOLE_PORTION : PORTION;
        Map<Long, Candidate> open = new HashMap<>();
        while (undecided.hasNext() && open.size() < size) {
            long uid = undecided.nextLong();
            open.put(uid, candidate(numbers.number(uid), uid));
        }
        for (Stage stage : stages) {
            if (open.isEmpty() || closed) {
                return;
            }
            open = stage(stage, open);
        }
    }

    /** Those that this stage has not decided. What was expunged meanwhile has no row and is dropped. */
    private Map<Long, Candidate> stage(Stage stage, Map<Long, Candidate> open) {
        Map<Long, Candidate> rest = new HashMap<>();
        UidSet.Builder uids = new UidSet.Builder();
        open.keySet().forEach(uids::add);
        try (Rows rows = mailbox.rows(uids.build(), stage.columns())) {
            for (List<Row> some = rows.next(WHOLE_PORTION); !some.isEmpty(); some = rows.next(WHOLE_PORTION)) {
                for (Row row : some) {
                    Candidate candidate = open.get(row.uid().value());
                    if (candidate != null && !closed && look(stage, row, candidate) == Truth.UNKNOWN) {
                        rest.put(candidate.uid(), candidate);
                    }
                }
            }
        }
        return rest;
    }

    private Truth look(Stage stage, Row row, Candidate candidate) {
        candidate.read(stage, row);
        if (stage == Stage.CONTENT) {
            TextFeed feed = new TextFeed(patterns, () -> closed);
            MessageText.show(row, feed);
            candidate.hits(feed.found());
        }
        Truth truth = condition.test(candidate);
        candidate.forget();
        if (truth == Truth.YES && !closed) {
            found.add(candidate.uid());
        }
        return truth;
    }
}
