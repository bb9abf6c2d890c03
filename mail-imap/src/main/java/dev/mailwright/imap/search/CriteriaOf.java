package dev.mailwright.imap.search;

import dev.mailwright.imap.command.SearchKey;
import dev.mailwright.imap.view.SessionView;
import dev.mailwright.store.Criteria;
import dev.mailwright.store.UidSet;
import java.util.Map;
import java.util.function.BiFunction;

/** Says a search key in the words of stores, which know no session: numbers and {@code \Recent} become UIDs. */
final class CriteriaOf {

    private static final Map<Class<? extends SearchKey>, BiFunction<CriteriaOf, SearchKey, Criteria>> KINDS =
            Map.ofEntries(
                    kind(SearchKey.All.class, (c, key) -> new Criteria.All()),
                    kind(
                            SearchKey.And.class,
                            (c, key) -> new Criteria.And(
                                    key.keys().stream().map(c::of).toList())),
                    kind(SearchKey.Or.class, (c, key) -> new Criteria.Or(c.of(key.left()), c.of(key.right()))),
                    kind(SearchKey.Not.class, (c, key) -> new Criteria.Not(c.of(key.key()))),
                    kind(SearchKey.Numbers.class, (c, key) -> new Criteria.Uids(c.behind(key))),
                    kind(
                            SearchKey.Uids.class,
                            (c, key) -> new Criteria.Uids(
                                    key.set().isSaved()
                                            ? c.numbers.saved()
                                            : key.set().resolve(c.lastUid()))),
                    kind(SearchKey.ModifiedSince.class, (c, key) -> new Criteria.ModifiedSince(key.modSeq())),
                    kind(SearchKey.HasFlag.class, (c, key) -> new Criteria.HasFlag(key.flag())),
                    kind(SearchKey.Recent.class, (c, key) -> new Criteria.Uids(c.recent())),
                    kind(SearchKey.Larger.class, (c, key) -> new Criteria.Larger(key.octets())),
                    kind(SearchKey.Smaller.class, (c, key) -> new Criteria.Smaller(key.octets())),
                    kind(SearchKey.Internal.class, (c, key) -> new Criteria.Internal(key.order(), key.date())),
                    kind(SearchKey.Sent.class, (c, key) -> new Criteria.Sent(key.order(), key.date())),
                    kind(
                            SearchKey.HeaderContains.class,
                            (c, key) -> new Criteria.HeaderContains(key.field(), key.text())),
                    kind(SearchKey.BodyContains.class, (c, key) -> new Criteria.BodyContains(key.text())),
                    kind(SearchKey.TextContains.class, (c, key) -> new Criteria.TextContains(key.text())));

    private final SessionView numbers;

    CriteriaOf(SessionView numbers) {
        this.numbers = numbers;
    }

    /** A store has no word for it. */
    static boolean isForeign(SearchKey key) {
        return !KINDS.containsKey(key.getClass());
    }

    Criteria of(SearchKey key) {
        BiFunction<CriteriaOf, SearchKey, Criteria> kind = KINDS.get(key.getClass());
        if (kind == null) {
            throw new IllegalArgumentException("no row for " + key.getClass());
        }
        return kind.apply(this, key);
    }

    private static <K extends SearchKey>
            Map.Entry<Class<? extends SearchKey>, BiFunction<CriteriaOf, SearchKey, Criteria>> kind(
                    Class<K> type, BiFunction<CriteriaOf, K, Criteria> make) {
        return Map.entry(type, (of, key) -> make.apply(of, type.cast(key)));
    }

    private long lastUid() {
        return numbers.count() == 0 ? 0 : numbers.uid(numbers.count());
    }

    private UidSet behind(SearchKey.Numbers key) {
        if (key.set().isSaved()) {
            return numbers.saved();
        }
        UidSet existing = numbers.count() == 0 ? UidSet.EMPTY : UidSet.range(1, numbers.count());
        UidSet.Builder uids = new UidSet.Builder();
        key.set().resolve(numbers.count()).intersect(existing).forEach(number -> uids.add(numbers.uid((int) number)));
        return uids.build();
    }

    private UidSet recent() {
        UidSet.Builder uids = new UidSet.Builder();
        numbers.uids().forEach(uid -> {
            if (numbers.isRecent(uid)) {
                uids.add(uid);
            }
        });
        return uids.build();
    }
}
