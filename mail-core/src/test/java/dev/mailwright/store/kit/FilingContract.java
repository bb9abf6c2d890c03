package dev.mailwright.store.kit;

import static dev.mailwright.store.kit.StoreKit.account;
import static dev.mailwright.store.kit.StoreKit.failure;
import static dev.mailwright.store.kit.StoreKit.filing;
import static dev.mailwright.store.kit.StoreKit.get;
import static dev.mailwright.store.kit.StoreKit.john;
import static dev.mailwright.store.kit.StoreKit.reason;
import static dev.mailwright.store.kit.StoreKit.rows;
import static dev.mailwright.store.kit.StoreKit.stored;
import static dev.mailwright.store.kit.StoreKit.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.Quota;
import dev.mailwright.message.Header;
import dev.mailwright.message.HeaderBlock;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Flag;
import dev.mailwright.store.Folders;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.Usage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Staging, filing, appending; quotas, delivery keys and filing options. */
public interface FilingContract {

    /** The open store. */
    StoreKit kit();

    @Test
    default void oneStagedMessageIsFiledForManyWithOneAnswerEachInOrder() {
        MailboxName absent = MailboxName.of("no", "such");
        HeaderBlock prefix = HeaderBlock.of(new Header("Delivered-To", "anna@example.com"));
        try (Staged staged = kit().stage("shared")) {
            List<Filed> filed = get(kit().store()
                    .file(
                            staged,
                            List.of(
                                    filing(MailboxName.INBOX).withFlags(Set.of(Flag.FLAGGED)),
                                    filing(absent),
                                    Filing.to(account("anna"), MailboxName.INBOX, StoreKit.ARRIVAL)
                                            .withPrefix(prefix))));
            assertThat(filed).hasSize(3);
            assertThat(stored(filed.get(0)).folder()).isEqualTo(MailboxName.INBOX);
            assertThat(failure(filed.get(1))).isEqualTo(Reason.GONE);
            Mailbox annas = kit().store()
                    .folders(account("anna"))
                    .open(MailboxName.INBOX)
                    .toOptional()
                    .orElseThrow();
            assertThat(text(kit().inbox(), stored(filed.get(0)).uid())).startsWith("Subject: shared\r\n");
            assertThat(text(annas, stored(filed.get(2)).uid()))
                    .startsWith("Delivered-To: anna@example.com\r\nSubject: shared\r\n")
                    .endsWith("\r\n\r\nbody of shared\r\n");
            assertThat(kit().inbox().view().flagsAt(0)).containsExactly(Flag.FLAGGED);
            assertThat(annas.view().flagsAt(0)).isEmpty();
        }
    }

    @Test
    default void aFilingSaysWhereItWent() {
        Filed.Stored filed = stored(kit().file("a", filing(MailboxName.INBOX)));
        Mailbox inbox = kit().inbox();
        assertThat(filed.mailbox()).isEqualTo(inbox.id());
        assertThat(filed.validity()).isEqualTo(inbox.uidValidity());
        assertThat(filed.uid()).isEqualTo(new Uid(inbox.view().uidAt(0)));
        assertThat(filed.repeated()).isFalse();
    }

    @Test
    default void theInternalDateIsKeptToTheSecond() {
        kit().deliver("a");
        assertThat(rows(kit().inbox()).get(0).internalDate()).isEqualTo(StoreKit.ARRIVAL);
    }

    @Test
    default void aStagedMessageOutlivesItsSourceAndIsUsedUpByClose() {
        var message = StoreKit.message("source");
        Staged staged = kit().store().stage(message);
        assertThat(staged.size()).isEqualTo(message.size());
        message.close();
        stored(get(kit().store().file(staged, List.of(filing(MailboxName.INBOX))))
                .get(0));
        staged.close();
        staged.close();
        assertThatThrownBy(() -> kit().store().file(staged, List.of(filing(MailboxName.INBOX))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(text(kit().inbox(), new Uid(kit().inbox().view().uidAt(0)))).contains("body of source");
    }

    @Test
    default void aDeliveryKeyAnswersWithTheFirstUid() {
        Filing filing = filing(MailboxName.INBOX).withKey(new DeliveryKey("queue-1/john"));
        Filed.Stored first = stored(kit().file("a", filing));
        Filed.Stored again = stored(kit().file("a", filing));
        assertThat(again.repeated()).isTrue();
        assertThat(again.uid()).isEqualTo(first.uid());
        assertThat(again.mailbox()).isEqualTo(first.mailbox());
        assertThat(kit().inbox().view().size()).isEqualTo(1);
        assertThat(kit().folders().usage().messages()).isEqualTo(1);
    }

    @Test
    default void aDeliveryKeyAnswersAfterAnExpungeAndAReopen() {
        Filing filing = filing(MailboxName.INBOX).withKey(new DeliveryKey("k"));
        Uid first = stored(kit().file("a", filing)).uid();
        get(kit().inbox().expunge(UidSet.ALL));
        kit().reopen();
        Filed.Stored again = stored(kit().file("a", filing));
        assertThat(again.repeated()).isTrue();
        assertThat(again.uid()).isEqualTo(first);
        assertThat(kit().inbox().view().size()).isZero();
    }

    @Test
    default void aForgottenDeliveryKeyIsNew() {
        DeliveryKey key = new DeliveryKey("k");
        Filing filing = filing(MailboxName.INBOX).withKey(key);
        Uid first = stored(kit().file("a", filing)).uid();
        kit().store().forget(john(), List.of(key, new DeliveryKey("never-seen")));
        Filed.Stored again = stored(kit().file("a", filing));
        assertThat(again.repeated()).isFalse();
        assertThat(again.uid()).isGreaterThan(first);
    }

    @Test
    default void aDeliveryKeyBelongsToOneAccount() {
        DeliveryKey key = new DeliveryKey("k");
        stored(kit().file("a", filing(MailboxName.INBOX).withKey(key)));
        Filing annas =
                Filing.to(account("anna"), MailboxName.INBOX, StoreKit.ARRIVAL).withKey(key);
        assertThat(stored(kit().file("a", annas)).repeated()).isFalse();
    }

    @Test
    default void aDeliveryKeyOfAFailedFilingIsNotUsedUp() {
        Filing filing = filing(MailboxName.INBOX).withKey(new DeliveryKey("k"));
        assertThat(failure(kit().file("a", filing.withQuota(new Quota(1, 1))))).isEqualTo(Reason.OVER_QUOTA);
        assertThat(stored(kit().file("a", filing)).repeated()).isFalse();
    }

    @Test
    default void theSameKeyTwiceInOneCallIsStoredOnce() {
        Filing filing = filing(MailboxName.INBOX).withKey(new DeliveryKey("k"));
        try (Staged staged = kit().stage("a")) {
            List<Filed> filed = get(kit().store().file(staged, List.of(filing, filing)));
            assertThat(stored(filed.get(0)).uid())
                    .isEqualTo(stored(filed.get(1)).uid());
            assertThat(kit().inbox().view().size()).isEqualTo(1);
        }
    }

    @Test
    default void theQuotaIsDecidedWithEachCopyAndIncludesItsPrefix() {
        HeaderBlock prefix = HeaderBlock.of(new Header("X-Copy", "one"));
        try (Staged staged = kit().stage("a")) {
            long each = staged.size() + prefix.bytes().length;
            Filing filing = filing(MailboxName.INBOX).withPrefix(prefix).withQuota(new Quota(2 * each, 10));
            List<Filed> filed = get(kit().store().file(staged, List.of(filing, filing, filing)));
            stored(filed.get(0));
            stored(filed.get(1));
            assertThat(failure(filed.get(2))).isEqualTo(Reason.OVER_QUOTA);
            assertThat(kit().folders().usage()).isEqualTo(new Usage(2 * each, 2));
        }
    }

    @Test
    default void theQuotaOfMessagesCountsAllFolders() {
        Mailbox archive = kit().open("Archive");
        kit().append(archive, Set.of(), "a", "b");
        Filing filing = filing(MailboxName.INBOX);
        assertThat(failure(kit().file("c", filing.withQuota(new Quota(1_000_000, 2)))))
                .isEqualTo(Reason.OVER_QUOTA);
        get(archive.expunge(UidSet.ALL));
        stored(kit().file("c", filing.withQuota(new Quota(1_000_000, 1))));
    }

    @Test
    default void aFilingOverQuotaLeavesNoFolderBehind() {
        Filing filing =
                filing(MailboxName.of("new")).withQuota(new Quota(0, 0)).withOptions(FilingOption.CREATE_FOLDER);
        assertThat(failure(kit().file("a", filing))).isEqualTo(Reason.OVER_QUOTA);
        assertThat(kit().folders().open(MailboxName.of("new")).isFound()).isFalse();
        assertThat(kit().folders().subscribed()).doesNotContain(MailboxName.of("new"));
    }

    @Test
    default void createFolderMakesAndSubscribesIt() {
        MailboxName name = MailboxName.of("INBOX", "lists", "java");
        Filed.Stored filed = stored(kit().file("a", filing(name).withOptions(FilingOption.CREATE_FOLDER)));
        assertThat(filed.folder()).isEqualTo(name);
        assertThat(kit().open(name).view().size()).isEqualTo(1);
        assertThat(kit().folders().subscribed()).contains(name);
        stored(kit().file("b", filing(name).withOptions(FilingOption.CREATE_FOLDER)));
        assertThat(kit().open(name).view().size()).isEqualTo(2);
    }

    @Test
    default void anUnsubscribedFolderIsNotSubscribedAgainByAFiling() {
        Folders folders = kit().folders();
        MailboxName junk = MailboxName.of("Junk");
        get(folders.subscriptions(Set.of(), Set.of(junk)));
        stored(kit().file("a", filing(junk).withOptions(FilingOption.CREATE_FOLDER)));
        assertThat(folders.subscribed()).doesNotContain(junk);
    }

    @Test
    default void fallBackToInboxSaysSo() {
        MailboxName absent = MailboxName.of("absent");
        Filed.Stored filed = stored(kit().file("a", filing(absent).withOptions(FilingOption.FALL_BACK_TO_INBOX)));
        assertThat(filed.folder()).isEqualTo(MailboxName.INBOX);
        assertThat(kit().folders().open(absent).isFound()).isFalse();
        assertThat(kit().inbox().view().size()).isEqualTo(1);
    }

    @Test
    default void aFilingIntoAMereLevelIsOneIntoNothing() {
        kit().create("level", "leaf");
        MailboxName level = MailboxName.of("level");
        assertThat(failure(kit().file("a", filing(level)))).isEqualTo(Reason.GONE);
        stored(kit().file("a", filing(level).withOptions(FilingOption.CREATE_FOLDER)));
        assertThat(kit().open(level).view().size()).isEqualTo(1);
    }

    @Test
    default void appendIsAllOrNone() {
        Mailbox inbox = kit().inbox();
        long uidNext = inbox.view().uidNext().value();
        Filing fits = filing(MailboxName.INBOX);
        try (Staged one = kit().stage("one");
                Staged two = kit().stage("two")) {
            Filing tooMuch = fits.withQuota(new Quota(one.size() + two.size() - 1, 100));
            assertThat(reason(inbox.append(List.of(one, two), List.of(fits, tooMuch))))
                    .isEqualTo(Reason.OVER_QUOTA);
            assertThat(inbox.view().size()).isZero();
            assertThat(kit().folders().usage()).isEqualTo(new Usage(0, 0));
            List<Uid> uids = get(inbox.append(
                    List.of(one, two), List.of(fits.withFlags(Set.of(Flag.SEEN)), fits.withFlags(Set.of(Flag.DRAFT)))));
            assertThat(uids).hasSize(2).isSorted();
            assertThat(uids.get(0).value()).isGreaterThanOrEqualTo(uidNext);
            assertThat(text(inbox, uids.get(0))).contains("body of one");
            assertThat(text(inbox, uids.get(1))).contains("body of two");
            assertThat(inbox.view().flagsAt(0)).containsExactly(Flag.SEEN);
            assertThat(inbox.view().flagsAt(1)).containsExactly(Flag.DRAFT);
        }
    }

    @Test
    default void appendingNothingAnswersNothing() {
        Mailbox inbox = kit().inbox();
        var before = inbox.view().highestModSeq();
        assertThat(get(inbox.append(List.of(), List.of()))).isEmpty();
        assertThat(inbox.view().highestModSeq()).isEqualTo(before);
    }
}
