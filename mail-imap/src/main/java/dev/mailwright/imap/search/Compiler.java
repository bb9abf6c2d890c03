package dev.mailwright.imap.search;

import dev.mailwright.imap.command.SearchKey;
import dev.mailwright.imap.view.SessionView;
import dev.mailwright.message.EncodedWords;
import dev.mailwright.message.MessageEnvelope;
import dev.mailwright.store.Criteria;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Makes conditions of search keys: one row for each kind of key. */
final class Compiler {

    private static final Map<Class<? extends SearchKey>, BiFunction<Compiler, SearchKey, Condition>> KINDS =
            Map.ofEntries(
                    kind(SearchKey.All.class, (c, key) -> onView(m -> true)),
                    kind(SearchKey.And.class, (c, key) -> new Condition.And(c.all(key.keys()))),
                    kind(SearchKey.Or.class, (c, key) -> new Condition.Or(c.all(List.of(key.left(), key.right())))),
                    kind(SearchKey.Not.class, (c, key) -> new Condition.Not(c.compile(key.key()))),
                    kind(SearchKey.Numbers.class, Compiler::numbers),
                    kind(SearchKey.Uids.class, Compiler::uids),
                    kind(SearchKey.HasFlag.class, (c, key) -> onView(m -> c.view.hasFlag(m.index(), key.flag()))),
                    kind(SearchKey.Recent.class, (c, key) -> onView(m -> c.numbers.isRecent(m.uid()))),
                    kind(SearchKey.Larger.class, (c, key) -> figure(m -> m.row().size() > key.octets())),
                    kind(
                            SearchKey.Smaller.class,
                            (c, key) -> figure(m -> m.row().size() < key.octets())),
                    kind(
                            SearchKey.ModifiedSince.class,
                            (c, key) -> onView(m ->
                                    c.view.modSeqAt(m.index()) >= key.modSeq().value())),
                    kind(
                            SearchKey.EmailId.class,
                            (c, key) -> new Condition.Leaf(
                                    Stage.IDENTITY, m -> m.row().emailId().equals(key.id()))),
                    kind(SearchKey.Within.class, Compiler::within),
                    kind(SearchKey.ThreadId.class, (c, key) -> onView(m -> false)),
                    kind(SearchKey.Internal.class, Compiler::internal),
                    kind(SearchKey.Sent.class, (c, key) -> sent(key)),
                    kind(SearchKey.HeaderContains.class, (c, key) -> header(key)),
                    kind(SearchKey.BodyContains.class, (c, key) -> c.content(key.text(), false)),
                    kind(SearchKey.TextContains.class, (c, key) -> c.content(key.text(), true)));

    private final View view;
    private final SessionView numbers;
    private final Instant now;
    private final ZoneId zone;
    private final List<TextPattern> patterns = new ArrayList<>();

    Compiler(View view, SessionView numbers, Instant now, ZoneId zone) {
        this.view = view;
        this.numbers = numbers;
        this.now = now;
        this.zone = zone;
    }

    /** What the compiled conditions look for in contents. */
    List<TextPattern> patterns() {
        return patterns;
    }

    Condition compile(SearchKey key) {
        BiFunction<Compiler, SearchKey, Condition> kind = KINDS.get(key.getClass());
        if (kind == null) {
            throw new IllegalArgumentException("no row for " + key.getClass());
        }
        return kind.apply(this, key);
    }

    private static <K extends SearchKey>
            Map.Entry<Class<? extends SearchKey>, BiFunction<Compiler, SearchKey, Condition>> kind(
                    Class<K> type, BiFunction<Compiler, K, Condition> make) {
        return Map.entry(type, (compiler, key) -> make.apply(compiler, type.cast(key)));
    }

    private List<Condition> all(List<SearchKey> keys) {
        return keys.stream().map(this::compile).toList();
    }

    private static Condition onView(Predicate<Candidate> test) {
        return new Condition.Leaf(Stage.VIEW, test);
    }

    private static Condition figure(Predicate<Candidate> test) {
        return new Condition.Leaf(Stage.FIGURES, test);
    }

    private Condition numbers(SearchKey.Numbers key) {
        if (key.set().isSaved()) {
            UidSet saved = numbers.saved();
            return onView(m -> saved.contains(m.uid()));
        }
        UidSet set = key.set().resolve(numbers.count());
        return onView(m -> set.contains(m.number()));
    }

    private Condition uids(SearchKey.Uids key) {
        UidSet set = key.set().isSaved()
                ? numbers.saved()
                : key.set().resolve(numbers.count() == 0 ? 0 : numbers.uid(numbers.count()));
        return onView(m -> set.contains(m.uid()));
    }

    // rfc5032#3
    private Condition within(SearchKey.Within key) {
        Instant limit = now.minusSeconds(key.seconds());
        return figure(m -> key.younger()
                ? !m.row().internalDate().isBefore(limit)
                : !m.row().internalDate().isAfter(limit));
    }

    private Condition internal(SearchKey.Internal key) {
        return figure(m -> {
            LocalDate day = m.row().internalDate().atZone(zone).toLocalDate();
            return compares(key.order(), day, key.date());
        });
    }

    private static Condition sent(SearchKey.Sent key) {
        return new Condition.Leaf(Stage.ENVELOPE, m -> {
            Optional<LocalDate> day = m.row().envelope().date().flatMap(SentDate::parse);
            return day.isPresent() && compares(key.order(), day.get(), key.date());
        });
    }

    private static boolean compares(Criteria.Order order, LocalDate day, LocalDate with) {
        return switch (order) {
            case BEFORE -> day.isBefore(with);
            case ON -> day.equals(with);
            case SINCE -> !day.isBefore(with);
        };
    }

    private static Condition header(SearchKey.HeaderContains key) {
        TextPattern pattern = new TextPattern(key.text(), true);
        String field = key.field().toLowerCase(Locale.ROOT);
        if (MessageEnvelope.keeps(field)) {
            return new Condition.Leaf(
                    Stage.ENVELOPE,
                    m -> m.row().envelope().written(field).stream()
                            .anyMatch(value -> pattern.isIn(EncodedWords.decode(value))));
        }
        return new Condition.Leaf(
                Stage.HEADER, m -> m.headers().all(key.field()).stream().anyMatch(found -> pattern.isIn(found.text())));
    }

    private Condition content(String text, boolean withHeaders) {
        TextPattern pattern = new TextPattern(text, withHeaders);
        patterns.add(pattern);
        return new Condition.Leaf(Stage.CONTENT, m -> m.has(pattern));
    }
}
