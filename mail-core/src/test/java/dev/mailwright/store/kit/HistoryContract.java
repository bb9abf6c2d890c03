package dev.mailwright.store.kit;

import static dev.mailwright.store.kit.StoreKit.filing;
import static dev.mailwright.store.kit.StoreKit.get;
import static dev.mailwright.store.kit.StoreKit.john;
import static dev.mailwright.store.kit.StoreKit.set;
import static dev.mailwright.store.kit.StoreKit.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Position;
import dev.mailwright.store.Change;
import dev.mailwright.store.Changes;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.LogPage;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed since: QRESYNC, the change log, and random histories against a model. */
public interface HistoryContract {

    /** The open store. */
    StoreKit kit();

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    default void anyHistoryLeavesWhatTheModelHas(long seed) {
        new RandomHistory(kit(), seed).run(120);
    }

    @Test
    default void sinceNamesNewChangedAndVanishedMessages() {
        Mailbox inbox = kit().inbox();
        List<Uid> old = kit().append(inbox, Set.of(), "a", "b", "c", "d");
        ModSeq then = inbox.view().highestModSeq();
        get(inbox.flag(set(old.subList(0, 1)), FlagEdit.add(Flag.SEEN), ModSeq.LAST));
        get(inbox.expunge(set(old.subList(1, 3))));
        Uid fresh = kit().deliver("e");
        Changes changes = inbox.since(then, set(old));
        assertThat(changes.gap()).isFalse();
        assertThat(changes.changed()).isEqualTo(set(List.of(old.get(0), fresh)));
        assertThat(changes.vanished()).isEqualTo(set(old.subList(1, 3)));
        assertThat(inbox.since(then, set(old.subList(2, 4))).vanished()).isEqualTo(set(old.subList(2, 3)));
        assertThat(inbox.since(inbox.view().highestModSeq(), UidSet.ALL))
                .isEqualTo(new Changes(false, UidSet.EMPTY, UidSet.EMPTY));
    }

    @Test
    default void aModSeqThatWasNeverGivenOutIsAGap() {
        Mailbox inbox = kit().inbox();
        List<Uid> uids = kit().append(inbox, Set.of(), "a", "b", "c");
        get(inbox.expunge(set(uids.subList(1, 2))));
        Changes changes = inbox.since(ModSeq.LAST, set(uids));
        assertThat(changes.gap()).isTrue();
        assertThat(changes.changed()).isEqualTo(inbox.view().uids());
        assertThat(changes.vanished()).isEqualTo(set(uids.subList(1, 2)));
    }

    /** All changes after a position, read in small pages. */
    private List<Change> log(Position after) {
        List<Change> all = new ArrayList<>();
        LogPage page = kit().folders().log(after, 2);
        while (!page.changes().isEmpty()) {
            assertThat(page.gap()).isFalse();
            assertThat(page.changes()).hasSizeLessThanOrEqualTo(2);
            all.addAll(page.changes());
            page = kit().folders().log(page.end(), 2);
        }
        return all;
    }

    private Position end() {
        Position at = kit().folders().log(Position.START, 1000).end();
        while (!kit().folders().log(at, 1000).changes().isEmpty()) {
            at = kit().folders().log(at, 1000).end();
        }
        return at;
    }

    @Test
    default void theLogOfAnAccountHasEveryChangeInOrder() {
        Position start = end();
        Mailbox box = kit().create("box");
        Uid uid = kit().append(box, Set.of(), "a").get(0);
        get(box.flag(UidSet.ALL, FlagEdit.add(Flag.SEEN), ModSeq.LAST));
        get(kit().folders().rename(MailboxName.of("box"), MailboxName.of("moved")));
        get(box.move(UidSet.ALL, kit().inbox()));
        get(kit().folders().delete(MailboxName.of("moved")));
        List<Change> changes = log(start);
        assertThat(changes)
                .extracting(Change::kind)
                .containsExactly(
                        Change.Kind.FOLDER_CREATED,
                        Change.Kind.ADDED,
                        Change.Kind.FLAGS,
                        Change.Kind.FOLDER_RENAMED,
                        Change.Kind.ADDED,
                        Change.Kind.EXPUNGED,
                        Change.Kind.FOLDER_DELETED);
        assertThat(changes).extracting(Change::position).isSorted().doesNotHaveDuplicates();
        assertThat(changes.get(1).uids()).isEqualTo(UidSet.of(uid.value()));
        assertThat(changes.get(1).mailbox()).isEqualTo(changes.get(5).mailbox());
        assertThat(changes.get(4).mailbox()).isEqualTo(kit().inbox().id());
        assertThat(changes.get(2).modSeq()).isGreaterThan(changes.get(1).modSeq());
    }

    @Test
    default void aLogThatWasTrimmedSaysGap() {
        Position start = end();
        Mailbox inbox = kit().inbox();
        kit().deliver("a");
        boolean gap = false;
        for (int i = 0; i < 200_000 && !gap; i++) {
            get(inbox.flag(UidSet.ALL, i % 2 == 0 ? FlagEdit.add(Flag.SEEN) : FlagEdit.remove(Flag.SEEN), ModSeq.LAST));
            gap = i % 512 == 0 && kit().folders().log(start, 1).gap();
        }
        assertThat(gap).as("the log has a limit").isTrue();
        LogPage page = kit().folders().log(start, 10);
        assertThat(page.changes()).isEmpty();
        assertThat(kit().folders().log(page.end(), 10).gap()).isFalse();
    }

    @Test
    default void aPositionOfARemovedAccountIsAGapForTheNext() {
        for (int i = 0; i < 5; i++) {
            kit().deliver("m" + i);
        }
        Position old = end();
        get(kit().store().remove(john()));
        for (int i = 0; i < 30; i++) {
            stored(kit().file("n" + i, filing(MailboxName.INBOX)));
        }
        LogPage page = kit().folders().log(new Position(old.value() - 1), 1000);
        assertThat(page.gap()).isTrue();
    }
}
