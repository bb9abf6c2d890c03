package dev.mailwright.store.kit;

import static dev.mailwright.store.kit.StoreKit.filing;
import static dev.mailwright.store.kit.StoreKit.get;
import static dev.mailwright.store.kit.StoreKit.reason;
import static dev.mailwright.store.kit.StoreKit.reasonOf;
import static dev.mailwright.store.kit.StoreKit.set;
import static dev.mailwright.store.kit.StoreKit.stored;
import static dev.mailwright.store.kit.StoreKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Quota;
import dev.mailwright.store.Column;
import dev.mailwright.store.Counts;
import dev.mailwright.store.Criteria;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Flagged;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Narrowed;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidMap;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** UIDs, flags, MODSEQs, copies, moves and expunges in a mailbox. */
public interface MailboxContract {

    /** Not one of the system's. */
    Flag WORK = Flag.keyword("$Work");

    /** The open store. */
    StoreKit kit();

    @Test
    default void aQuotaForbidsCopiesButNoMoves() {
        Mailbox inbox = kit().inbox();
        Mailbox archive = kit().open("Archive");
        kit().append(inbox, Set.of(), "one", "two");
        long used = kit().folders().usage().bytes();
        assertThat(reason(inbox.copy(UidSet.ALL, archive, new Quota(2 * used - 1, 10))))
                .isEqualTo(Reason.OVER_QUOTA);
        assertThat(reason(inbox.copy(UidSet.ALL, archive, new Quota(2 * used, 3))))
                .isEqualTo(Reason.OVER_QUOTA);
        assertThat(archive.view().size()).isZero();
        get(inbox.copy(UidSet.ALL, archive, new Quota(2 * used, 4)));
        get(archive.move(UidSet.ALL, inbox));
        assertThat(inbox.view().size()).isEqualTo(4);
        assertThat(kit().folders().usage().bytes()).isEqualTo(2 * used);
        get(inbox.expunge(UidSet.ALL));
        assertThat(kit().folders().usage().bytes()).isZero();
    }

    @Test
    default void whatASearchIsNarrowedToHasEveryMatch() {
        Mailbox inbox = kit().inbox();
        kit().append(inbox, Set.of(), "plain");
        kit().append(inbox, Set.of(WORK), "at work");
        ModSeq before = inbox.view().highestModSeq();
        kit().append(inbox, Set.of(Flag.SEEN), "a much longer subject than the others have");
        Map<Criteria, UidSet> matches = Map.of(
                new Criteria.All(), UidSet.range(1, 3),
                new Criteria.HasFlag(WORK), UidSet.of(2),
                new Criteria.Not(new Criteria.HasFlag(WORK)), UidSet.of(1, 3),
                new Criteria.Uids(UidSet.of(2, 9)), UidSet.of(2),
                new Criteria.Larger(100), UidSet.of(3),
                new Criteria.HeaderContains("Subject", "AT WORK"), UidSet.of(2),
                new Criteria.BodyContains("body of plain"), UidSet.of(1),
                new Criteria.ModifiedSince(new ModSeq(before.value() + 1)), UidSet.of(3),
                new Criteria.Or(new Criteria.HasFlag(WORK), new Criteria.HasFlag(Flag.SEEN)), UidSet.of(2, 3),
                new Criteria.And(List.of(new Criteria.HasFlag(WORK), new Criteria.HasFlag(Flag.SEEN))), UidSet.EMPTY);
        matches.forEach((criteria, uids) -> {
            Narrowed narrowed = inbox.narrow(criteria);
            narrowed.candidates().ifPresent(candidates -> {
                UidSet found = candidates.intersect(inbox.view().uids());
                assertThat(uids.intersect(found)).as(criteria.toString()).isEqualTo(uids);
                if (narrowed.exact()) {
                    assertThat(found).as(criteria.toString()).isEqualTo(uids);
                }
            });
            assertThat(narrowed.exact() && narrowed.candidates().isEmpty())
                    .as(criteria + ": exact about nothing")
                    .isFalse();
        });
    }

    @Test
    default void uidsAscendAndUidNextIsAboveThem() {
        long last = 0;
        for (int i = 0; i < 20; i++) {
            long next = kit().inbox().view().uidNext().value();
            long uid = kit().deliver("m" + i).value();
            assertThat(uid).isGreaterThan(last).isGreaterThanOrEqualTo(next);
            last = uid;
        }
        assertThat(kit().inbox().view().uidNext().value()).isGreaterThan(last);
    }

    @Test
    default void anExpungedUidIsNeverUsedAgain() {
        kit().deliver("a");
        Uid last = kit().deliver("b");
        get(kit().inbox().expunge(UidSet.ALL));
        kit().reopen();
        assertThat(kit().inbox().view().uidNext()).isGreaterThan(last);
        assertThat(kit().deliver("c")).isGreaterThan(last);
    }

    @Test
    default void uidsAndFlagsAreTheSameAfterAReopen() {
        Mailbox inbox = kit().inbox();
        List<Uid> uids = kit().append(inbox, Set.of(Flag.SEEN, WORK), "a", "b", "c");
        get(inbox.expunge(set(uids.subList(1, 2))));
        get(inbox.flag(set(uids.subList(2, 3)), FlagEdit.replace(Flag.ANSWERED), ModSeq.LAST));
        var validity = inbox.uidValidity();
        ModSeq highest = inbox.view().highestModSeq();
        kit().reopen();
        View view = kit().inbox().view();
        assertThat(view.uidValidity()).isEqualTo(validity);
        assertThat(view.uids()).isEqualTo(set(List.of(uids.get(0), uids.get(2))));
        assertThat(view.flagsAt(0)).containsExactlyInAnyOrder(Flag.SEEN, WORK);
        assertThat(view.flagsAt(1)).containsExactly(Flag.ANSWERED);
        assertThat(view.highestModSeq()).isGreaterThanOrEqualTo(highest);
    }

    @Test
    default void eachChangeHasAHigherModSeqAndNothingElseHas() {
        Mailbox inbox = kit().inbox();
        ModSeq start = inbox.view().highestModSeq();
        assertThat(start.value()).isPositive();
        Uid a = kit().deliver("a");
        ModSeq added = inbox.view().highestModSeq();
        assertThat(added).isGreaterThan(start);
        assertThat(inbox.view().modSeqAt(0)).isEqualTo(added.value());
        Uid b = kit().deliver("b");
        assertThat(inbox.view().modSeqAt(0)).isEqualTo(added.value());
        Flagged flagged = get(inbox.flag(UidSet.of(a.value()), FlagEdit.add(Flag.SEEN), ModSeq.LAST));
        assertThat(flagged.modSeq()).isGreaterThan(added);
        assertThat(inbox.view().modSeqAt(0)).isEqualTo(flagged.modSeq().value());
        assertThat(inbox.view().highestModSeq()).isEqualTo(flagged.modSeq());
        Flagged nothing = get(inbox.flag(UidSet.of(a.value()), FlagEdit.add(Flag.SEEN), ModSeq.LAST));
        assertThat(nothing).isEqualTo(new Flagged(UidSet.EMPTY, UidSet.EMPTY, flagged.modSeq()));
        assertThat(get(inbox.expunge(UidSet.of(b.value() + 7)))).isEqualTo(UidSet.EMPTY);
        assertThat(inbox.view().highestModSeq()).isEqualTo(flagged.modSeq());
        get(inbox.expunge(UidSet.of(b.value())));
        assertThat(inbox.view().highestModSeq()).isGreaterThan(flagged.modSeq());
    }

    @Test
    default void aViewNeverChangesOnceHandedOut() {
        Mailbox inbox = kit().inbox();
        List<Uid> uids = kit().append(inbox, Set.of(Flag.SEEN), "a", "b", "c");
        View before = inbox.view();
        long modSeq = before.modSeqAt(1);
        ModSeq highest = before.highestModSeq();
        Uid uidNext = before.uidNext();
        get(inbox.flag(UidSet.ALL, FlagEdit.replace(WORK), ModSeq.LAST));
        get(inbox.expunge(set(uids.subList(0, 2))));
        kit().deliver("d");
        assertThat(before.uids()).isEqualTo(set(uids));
        assertThat(before.size()).isEqualTo(3);
        assertThat(before.flagsAt(1)).containsExactly(Flag.SEEN);
        assertThat(before.hasFlag(1, WORK)).isFalse();
        assertThat(before.modSeqAt(1)).isEqualTo(modSeq);
        assertThat(before.highestModSeq()).isEqualTo(highest);
        assertThat(before.uidNext()).isEqualTo(uidNext);
        assertThat(before.indexOf(uids.get(2).value())).isEqualTo(2);
        assertThat(inbox.view().size()).isEqualTo(2);
    }

    @Test
    default void flagsAreAddedRemovedAndReplaced() {
        Mailbox inbox = kit().inbox();
        List<Uid> uids = kit().append(inbox, Set.of(Flag.SEEN), "a", "b");
        UidSet first = set(uids.subList(0, 1));
        Flagged added = get(inbox.flag(UidSet.ALL, FlagEdit.add(WORK, Flag.FLAGGED), ModSeq.LAST));
        assertThat(added.changed()).isEqualTo(set(uids));
        get(inbox.flag(first, FlagEdit.remove(Flag.SEEN, Flag.DRAFT), ModSeq.LAST));
        assertThat(inbox.view().flagsAt(0)).containsExactlyInAnyOrder(WORK, Flag.FLAGGED);
        get(inbox.flag(first, FlagEdit.replace(Flag.DELETED), ModSeq.LAST));
        assertThat(inbox.view().flagsAt(0)).containsExactly(Flag.DELETED);
        assertThat(inbox.view().hasFlag(0, Flag.DELETED)).isTrue();
        assertThat(inbox.view().flagsAt(1)).containsExactlyInAnyOrder(Flag.SEEN, WORK, Flag.FLAGGED);
        get(inbox.flag(UidSet.ALL, FlagEdit.replace(), ModSeq.LAST));
        assertThat(inbox.view().flagsAt(1)).isEmpty();
    }

    @Test
    default void keywordsKeepTheirFirstCaseAndStayKnown() {
        Mailbox inbox = kit().inbox();
        kit().append(inbox, Set.of(Flag.keyword("$MixedCase")), "a");
        kit().append(inbox, Set.of(Flag.keyword("$MIXEDCASE")), "b");
        assertThat(inbox.view().flagsAt(1)).extracting(Flag::name).containsExactly("$MixedCase");
        assertThat(inbox.view().keywords()).contains(Flag.keyword("$mixedcase")).noneMatch(Flag::isSystem);
        kit().reopen();
        assertThat(kit().inbox().view().flagsAt(0)).extracting(Flag::name).containsExactly("$MixedCase");
    }

    @Test
    default void moreThanSixtyFourKeywordsAreKeptApart() {
        Mailbox inbox = kit().inbox();
        for (int i = 0; i < 100; i++) {
            kit().append(inbox, Set.of(Flag.keyword("k" + i), Flag.keyword("k" + (i + 1) % 100)), "m" + i);
        }
        kit().reopen();
        View view = kit().inbox().view();
        for (int i = 0; i < 100; i++) {
            assertThat(view.flagsAt(i))
                    .containsExactlyInAnyOrder(Flag.keyword("k" + i), Flag.keyword("k" + (i + 1) % 100));
        }
        assertThat(view.keywords()).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    default void messagesThatChangedSinceAreLeftAlone() {
        Mailbox inbox = kit().inbox();
        List<Uid> uids = kit().append(inbox, Set.of(), "a", "b", "c");
        ModSeq then = inbox.view().highestModSeq();
        get(inbox.flag(set(uids.subList(1, 2)), FlagEdit.add(Flag.SEEN), ModSeq.LAST));
        Flagged flagged = get(inbox.flag(UidSet.ALL, FlagEdit.add(Flag.DELETED), then));
        assertThat(flagged.refused()).isEqualTo(set(uids.subList(1, 2)));
        assertThat(flagged.changed()).isEqualTo(set(List.of(uids.get(0), uids.get(2))));
        assertThat(inbox.view().flagsAt(1)).containsExactly(Flag.SEEN);
        Flagged none = get(inbox.flag(UidSet.ALL, FlagEdit.add(Flag.DRAFT), ModSeq.ZERO));
        assertThat(none.refused()).isEqualTo(set(uids));
        assertThat(none.changed()).isEqualTo(UidSet.EMPTY);
    }

    @Test
    default void recentIsWhatNobodyClaimedYet() {
        Mailbox inbox = kit().inbox();
        Uid appended = kit().append(inbox, Set.of(), "appended").get(0);
        Uid delivered = stored(kit().file("a", filing(MailboxName.INBOX).withOptions(FilingOption.RECENT)))
                .uid();
        assertThat(inbox.recent(false)).isEqualTo(UidSet.of(delivered.value()));
        assertThat(kit().counts(MailboxName.INBOX).recent()).isEqualTo(1);
        assertThat(inbox.recent(true)).isEqualTo(UidSet.of(delivered.value()));
        assertThat(inbox.recent(true).isEmpty()).isTrue();
        assertThat(inbox.view().indexOf(appended.value())).isNotNegative();
        Uid expunged = stored(kit().file("b", filing(MailboxName.INBOX).withOptions(FilingOption.RECENT)))
                .uid();
        get(inbox.expunge(UidSet.of(expunged.value())));
        assertThat(inbox.recent(true).isEmpty()).isTrue();
    }

    @Test
    default void copiesHaveNewUidsAndTheSameFlagsDatesAndBytes() {
        Mailbox inbox = kit().inbox();
        Mailbox archive = kit().open("Archive");
        List<Uid> uids = kit().append(inbox, Set.of(Flag.SEEN, WORK), "a", "b", "c");
        get(inbox.expunge(set(uids.subList(1, 2))));
        UidMap map = get(inbox.copy(UidSet.ALL, archive, Quota.UNLIMITED));
        assertThat(map.validity()).isEqualTo(archive.uidValidity());
        assertThat(map.source()).isEqualTo(set(List.of(uids.get(0), uids.get(2))));
        assertThat(map.target()).isEqualTo(archive.view().uids());
        assertThat(inbox.view().size()).isEqualTo(2);
        assertThat(archive.view().flagsAt(1)).containsExactlyInAnyOrder(Flag.SEEN, WORK);
        assertThat(text(archive, new Uid(archive.view().uidAt(1)))).contains("body of c");
        assertThat(StoreKit.rows(archive).get(0).internalDate()).isEqualTo(StoreKit.ARRIVAL);
        assertThat(kit().folders().usage().messages()).isEqualTo(4);
        assertThat(get(inbox.copy(UidSet.of(uids.get(1).value()), archive, Quota.UNLIMITED)))
                .isEqualTo(new UidMap(archive.uidValidity(), UidSet.EMPTY, UidSet.EMPTY));
    }

    @Test
    default void aMailboxCanBeCopiedAndMovedIntoItself() {
        Mailbox inbox = kit().inbox();
        List<Uid> uids = kit().append(inbox, Set.of(), "a", "b");
        UidMap copied = get(inbox.copy(UidSet.ALL, inbox, Quota.UNLIMITED));
        assertThat(copied.source()).isEqualTo(set(uids));
        assertThat(inbox.view().size()).isEqualTo(4);
        UidMap moved = get(inbox.move(set(uids), inbox));
        assertThat(inbox.view().uids()).isEqualTo(copied.target().union(moved.target()));
        assertThat(text(inbox, new Uid(moved.target().first(0)))).contains("body of a");
    }

    @Test
    default void aMoveLeavesTheSourceWithoutAndIsRememberedAsAnExpunge() {
        Mailbox inbox = kit().inbox();
        Mailbox trash = kit().open("Trash");
        List<Uid> uids = kit().append(inbox, Set.of(Flag.FLAGGED), "a", "b", "c");
        ModSeq before = inbox.view().highestModSeq();
        UidSet moving = set(uids.subList(0, 2));
        UidMap map = get(inbox.move(moving.union(UidSet.of(4_000_000)), trash));
        assertThat(map.source()).isEqualTo(moving);
        assertThat(map.target()).isEqualTo(trash.view().uids());
        assertThat(inbox.view().uids()).isEqualTo(set(uids.subList(2, 3)));
        assertThat(trash.view().flagsAt(0)).containsExactly(Flag.FLAGGED);
        assertThat(inbox.since(before, set(uids)).vanished()).isEqualTo(moving);
        assertThat(kit().folders().usage().messages()).isEqualTo(3);
        kit().reopen();
        assertThat(kit().inbox().view().size()).isEqualTo(1);
        assertThat(kit().open("Trash").view().size()).isEqualTo(2);
    }

    @Test
    default void countsAreThoseOfTheView() {
        Mailbox inbox = kit().inbox();
        kit().append(inbox, Set.of(Flag.SEEN, Flag.DELETED), "a", "b");
        kit().append(inbox, Set.of(WORK), "c");
        View view = inbox.view();
        Counts counts = kit().counts(MailboxName.INBOX);
        long size = StoreKit.rows(inbox).stream().mapToLong(row -> row.size()).sum();
        assertThat(counts)
                .isEqualTo(new Counts(
                        3, 0, 1, 2, view.uidNext(), view.uidValidity(), view.highestModSeq(), size, inbox.id()));
        assertThat(kit().folders().usage().bytes()).isEqualTo(size);
        kit().reopen();
        assertThat(kit().counts(MailboxName.INBOX).unseen()).isEqualTo(1);
        assertThat(kit().counts(MailboxName.INBOX).size()).isEqualTo(size);
    }

    @Test
    default void aDeletedMailboxAnswersGoneToEverything() {
        Mailbox box = kit().create("box");
        Uid uid = kit().append(box, Set.of(), "a").get(0);
        var rows = box.rows(UidSet.ALL, Set.of(Column.SIZE));
        kit().deliver("b");
        get(kit().folders().delete(MailboxName.of("box")));
        assertThat(reasonOf(box::view)).isEqualTo(Reason.GONE);
        assertThat(reasonOf(() -> box.recent(true))).isEqualTo(Reason.GONE);
        assertThat(reasonOf(() -> box.content(uid))).isEqualTo(Reason.GONE);
        assertThat(reasonOf(() -> box.since(ModSeq.ZERO, UidSet.ALL))).isEqualTo(Reason.GONE);
        assertThat(reasonOf(() -> rows.next(1))).isEqualTo(Reason.GONE);
        assertThat(reasonOf(() -> box.rows(UidSet.ALL, Set.of()))).isEqualTo(Reason.GONE);
        assertThat(reason(box.expunge(UidSet.ALL))).isEqualTo(Reason.GONE);
        assertThat(reason(box.flag(UidSet.ALL, FlagEdit.add(Flag.SEEN), ModSeq.LAST)))
                .isEqualTo(Reason.GONE);
        assertThat(reason(box.copy(UidSet.ALL, kit().inbox(), Quota.UNLIMITED))).isEqualTo(Reason.GONE);
        assertThat(reason(kit().inbox().move(UidSet.ALL, box))).isEqualTo(Reason.GONE);
        assertThat(kit().inbox().view().size()).isEqualTo(1);
        kit().create("box");
        assertThat(reasonOf(box::view)).isEqualTo(Reason.GONE);
        rows.close();
    }
}
