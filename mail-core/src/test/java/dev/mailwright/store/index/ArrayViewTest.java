package dev.mailwright.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.UidValidity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayViewTest {

    private static final UidValidity VALIDITY = new UidValidity(7);
    private static final List<Flag> FLAGS =
            List.of(Flag.SEEN, Flag.DELETED, Flag.FLAGGED, Flag.keyword("$Junk"), Flag.keyword("a"), Flag.keyword("b"));

    private record Message(Set<Flag> flags, long modSeq, String row) {}

    private record Moment(ArrayView<String> view, Map<Long, Message> model, long uidNext, long highest) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomEditsGiveTheSameAsAMapAndNoOldViewChanges(long seed) {
        Random random = new Random(seed);
        FlagTable table = new FlagTable();
        TreeMap<Long, Message> model = new TreeMap<>();
        ArrayView<String> view = ArrayView.empty(VALIDITY, new ModSeq(1));
        List<Moment> history = new ArrayList<>();
        for (int round = 0; round < 120; round++) {
            ViewEditor<String> editor = view.edit(table);
            if (random.nextInt(10) == 0) {
                spoil(editor, random);
                editor = view.edit(table);
            }
            edit(editor, model, random, round % 40 == 39);
            view = editor.build();
            if (round % 12 == 11) {
                history.add(new Moment(
                        view,
                        new TreeMap<>(model),
                        view.uidNext().value(),
                        view.highestModSeq().value()));
            }
        }
        history.forEach(ArrayViewTest::check);
    }

    /** An editor that is dropped after it has appended behind the end of the view. */
    private static void spoil(ViewEditor<String> editor, Random random) {
        for (int i = random.nextInt(20); i >= 0; i--) {
            editor.add(Set.of(Flag.DRAFT), new ModSeq(1_000_000), "dropped");
        }
    }

    private static void edit(ViewEditor<String> editor, Map<Long, Message> model, Random random, boolean purge) {
        ModSeq modSeq = editor.nextModSeq();
        for (int i = random.nextInt(random.nextInt(8) == 0 ? 3000 : 40); i > 0; i--) {
            Set<Flag> flags = flags(random);
            long uid = editor.add(flags, modSeq, "m" + i);
            model.put(uid, new Message(flags, modSeq.value(), "m" + i));
        }
        List<Long> uids = new ArrayList<>(model.keySet());
        for (long uid : uids) {
            int dice = random.nextInt(purge ? 10 : 200);
            if (dice == 0) {
                Set<Flag> flags = flags(random);
                assertThat(editor.flags(uid, flags, modSeq)).isTrue();
                model.put(uid, new Message(flags, modSeq.value(), model.get(uid).row()));
            } else if (dice == 1 || (purge && dice < 9)) {
                assertThat(editor.remove(uid, modSeq)).isTrue();
                assertThat(editor.remove(uid, modSeq)).isFalse();
                assertThat(editor.flags(uid, Set.of(), modSeq)).isFalse();
                model.remove(uid);
            }
        }
    }

    private static Set<Flag> flags(Random random) {
        Set<Flag> flags = new java.util.HashSet<>();
        FLAGS.stream().filter(f -> random.nextInt(3) == 0).forEach(flags::add);
        return flags;
    }

    private static void check(Moment moment) {
        ArrayView<String> view = moment.view();
        assertThat(view.size()).isEqualTo(moment.model().size());
        assertThat(view.uidNext().value()).isEqualTo(moment.uidNext());
        assertThat(view.highestModSeq().value()).isEqualTo(moment.highest());
        int index = 0;
        int unseen = 0;
        int deleted = 0;
        for (Map.Entry<Long, Message> entry : moment.model().entrySet()) {
            Message message = entry.getValue();
            assertThat(view.uidAt(index)).isEqualTo(entry.getKey());
            assertThat(view.indexOf(entry.getKey())).isEqualTo(index);
            assertThat(view.flagsAt(index)).isEqualTo(message.flags());
            assertThat(view.hasFlag(index, Flag.keyword("A")))
                    .isEqualTo(message.flags().contains(Flag.keyword("a")));
            assertThat(view.modSeqAt(index)).isEqualTo(message.modSeq());
            assertThat(view.rowAt(index)).isEqualTo(message.row());
            unseen += message.flags().contains(Flag.SEEN) ? 0 : 1;
            deleted += message.flags().contains(Flag.DELETED) ? 1 : 0;
            index++;
        }
        assertThat(view.unseen()).isEqualTo(unseen);
        assertThat(view.deleted()).isEqualTo(deleted);
        assertThat(view.uids().count()).isEqualTo(view.size());
        long middle = moment.highest() / 2;
        long changed = moment.model().values().stream()
                .filter(m -> m.modSeq() > middle)
                .count();
        assertThat(view.changedAfter(new ModSeq(middle)).count()).isEqualTo(changed);
    }

    @Test
    void aMissingUidHasAnInsertionPoint() {
        ViewEditor<String> editor =
                ArrayView.<String>empty(VALIDITY, new ModSeq(1)).edit(new FlagTable());
        for (long uid = 10; uid < 40_000; uid += 10) {
            editor.add(uid, Set.of(), new ModSeq(2), "");
        }
        ArrayView<String> view = editor.build();
        assertThat(view.indexOf(9)).isEqualTo(-1);
        assertThat(view.indexOf(11)).isEqualTo(-2);
        assertThat(view.indexOf(20_005)).isEqualTo(-2001);
        assertThat(view.indexOf(Uid.MAX)).isEqualTo(-view.size() - 1);
        List<Integer> met = new ArrayList<>();
        view.forEachIndex(UidSet.parse("1:19,10235:10251,39990:4294967295"), met::add);
        assertThat(met).containsExactly(0, 1023, 1024, 3998);
    }

    @Test
    void theLastUidCanBeGivenAndNoneAfterIt() {
        ViewEditor<String> editor = ArrayView.<String>empty(VALIDITY, new ModSeq(1))
                .edit(new FlagTable())
                .uidNext(Uid.MAX);
        assertThat(editor.add(Set.of(), new ModSeq(2), "last")).isEqualTo(Uid.MAX);
        assertThatThrownBy(() -> editor.add(Set.of(), new ModSeq(2), "too many"))
                .isInstanceOf(StoreException.class);
        ArrayView<String> view = editor.build();
        assertThat(view.uids()).isEqualTo(UidSet.of(Uid.MAX));
        assertThat(view.indexOf(Uid.MAX)).isZero();
    }

    @Test
    void equalFlagsAreOneObjectInTheCaseOfTheFirst() {
        FlagTable table = new FlagTable();
        Set<Flag> first = table.intern(Set.of(Flag.keyword("$Work"), Flag.SEEN));
        assertThat(table.intern(Set.of(Flag.SEEN, Flag.keyword("$WORK")))).isSameAs(first);
        table.intern(Set.of(Flag.keyword("$work")));
        assertThat(table.keywords()).extracting(Flag::name).containsExactly("$Work");
        assertThat(first).isEqualTo(Set.of(Flag.keyword("$work"), Flag.SEEN)).hasSize(2);
    }

    @Test
    void keywordsHaveALimit() {
        FlagTable table = new FlagTable();
        for (int i = 0; i < FlagTable.MAX_KEYWORDS; i++) {
            table.intern(Set.of(Flag.keyword("k" + i)));
        }
        assertThat(table.keywords()).hasSize(FlagTable.MAX_KEYWORDS);
        assertThatThrownBy(() -> table.intern(Set.of(Flag.keyword("more"))))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.CANNOT));
        assertThat(table.intern(Set.of(Flag.keyword("K7")))).hasSize(1);
    }
}
