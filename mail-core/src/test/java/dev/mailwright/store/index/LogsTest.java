package dev.mailwright.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.Position;
import dev.mailwright.store.Change;
import dev.mailwright.store.Changes;
import dev.mailwright.store.LogPage;
import dev.mailwright.store.MailboxId;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.UidValidity;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogsTest {

    private static final MailboxId ID = new MailboxId("F1");

    private static ArrayView<String> tenMessages() {
        ViewEditor<String> editor =
                ArrayView.<String>empty(new UidValidity(1), new ModSeq(1)).edit(new FlagTable());
        for (int i = 0; i < 10; i++) {
            editor.add(Set.of(), new ModSeq(2), "");
        }
        return editor.build();
    }

    /** Expunges the UIDs 1, 2, 3 ... at MODSEQs 3, 4, 5 ... */
    private static ArrayView<String> expunge(ArrayView<String> start, ExpungeLog log, int count) {
        ArrayView<String> view = start;
        for (int i = 1; i <= count; i++) {
            ViewEditor<String> editor = view.edit(new FlagTable());
            ModSeq modSeq = editor.nextModSeq();
            editor.remove(i, modSeq);
            log.add(UidSet.of(i), modSeq);
            view = editor.build();
        }
        return view;
    }

    @Test
    void expungesBeyondTheLimitAreForgottenAndSaidToBe() {
        ExpungeLog log = new ExpungeLog(ModSeq.ZERO, 3);
        ArrayView<String> view = expunge(tenMessages(), log, 5);
        assertThat(log.floor()).isEqualTo(new ModSeq(4));
        assertThat(log.since(view, new ModSeq(4), UidSet.ALL))
                .isEqualTo(new Changes(false, UidSet.EMPTY, UidSet.range(3, 5)));
        Changes gap = log.since(view, new ModSeq(3), UidSet.range(1, 10));
        assertThat(gap.gap()).isTrue();
        assertThat(gap.vanished()).isEqualTo(UidSet.range(1, 5));
    }

    @Test
    void anOlderViewIsNotToldOfLaterExpunges() {
        ExpungeLog log = new ExpungeLog(ModSeq.ZERO, 100);
        ArrayView<String> before = tenMessages();
        ArrayView<String> middle = expunge(before, log, 2);
        log.add(UidSet.of(9), new ModSeq(100));
        assertThat(log.since(middle, new ModSeq(2), UidSet.ALL).vanished()).isEqualTo(UidSet.range(1, 2));
    }

    @Test
    void aLogThatBeganLaterSaysSo() {
        ExpungeLog log = new ExpungeLog(new ModSeq(2), 100);
        ArrayView<String> view = tenMessages();
        assertThat(log.since(view, new ModSeq(1), UidSet.range(1, 12)))
                .isEqualTo(new Changes(true, UidSet.range(1, 10), UidSet.range(11, 12)));
        assertThat(log.since(view, new ModSeq(2), UidSet.range(1, 12)).gap()).isFalse();
    }

    @Test
    void changesBeyondTheLimitAreForgottenAndSaidToBe() {
        ChangeLog log = new ChangeLog(Position.START, 3);
        for (int i = 1; i <= 5; i++) {
            log.add(ID, Change.Kind.ADDED, UidSet.of(i), new ModSeq(i));
        }
        assertThat(log.page(new Position(1), 10)).isEqualTo(new LogPage(true, java.util.List.of(), new Position(5)));
        LogPage two = log.page(new Position(2), 2);
        assertThat(two.gap()).isFalse();
        assertThat(two.changes()).extracting(Change::uids).containsExactly(UidSet.of(3), UidSet.of(4));
        assertThat(log.page(two.end(), 2).changes()).hasSize(1);
        assertThat(log.page(new Position(5), 2).changes()).isEmpty();
        assertThat(log.page(new Position(6), 2).gap()).isTrue();
        assertThatThrownBy(() -> log.page(Position.START, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMillionMessagesTakeTwentyOctetsEachAndAnEditTouchesOneChunk() {
        ViewEditor<String> editor =
                ArrayView.<String>empty(new UidValidity(1), new ModSeq(1)).edit(new FlagTable());
        for (int i = 0; i < 1_000_000; i++) {
            editor.add(Set.of(), new ModSeq(2), "");
        }
        ArrayView<String> view = editor.build();
        long capacity = view.slots().mapToLong(Slots::capacity).sum();
        assertThat(capacity).isLessThan(1_002_000);
        ViewEditor<String> change = view.edit(new FlagTable());
        change.flags(500_000, Set.of(dev.mailwright.store.Flag.SEEN), new ModSeq(3));
        change.add(Set.of(), new ModSeq(3), "");
        Set<Slots> before = view.slots().collect(java.util.stream.Collectors.toSet());
        ArrayView<String> after = change.build();
        assertThat(after.slots().filter(slots -> !before.contains(slots))).hasSize(1);
        assertThat(view.size()).isEqualTo(1_000_000);
        assertThat(after.size()).isEqualTo(1_000_001);
        assertThat(after.unseen()).isEqualTo(1_000_000);
    }
}
