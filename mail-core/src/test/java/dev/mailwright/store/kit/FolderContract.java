package dev.mailwright.store.kit;

import static dev.mailwright.store.kit.StoreKit.account;
import static dev.mailwright.store.kit.StoreKit.get;
import static dev.mailwright.store.kit.StoreKit.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.Folder;
import dev.mailwright.store.Folders;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxId;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.SpecialUse;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.StoreFeature;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.UidValidity;
import dev.mailwright.store.Usage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The tree of folders, levels, subscriptions, special use, accounts. */
public interface FolderContract {

    /** The open store. */
    StoreKit kit();

    private Map<MailboxName, Folder> listed() {
        return kit().folders().list().stream().collect(Collectors.toMap(Folder::name, Function.identity()));
    }

    @Test
    default void aNewAccountHasTheDefaultFoldersSubscribedWithTheirUse() {
        Map<MailboxName, Folder> folders = listed();
        assertThat(folders.get(MailboxName.INBOX).specialUse()).isEmpty();
        assertThat(folders.get(MailboxName.of("Drafts")).specialUse()).containsExactly(SpecialUse.DRAFTS);
        assertThat(folders.get(MailboxName.of("Sent")).specialUse()).containsExactly(SpecialUse.SENT);
        assertThat(folders.get(MailboxName.of("Junk")).specialUse()).containsExactly(SpecialUse.JUNK);
        assertThat(folders.get(MailboxName.of("Trash")).specialUse()).containsExactly(SpecialUse.TRASH);
        assertThat(folders.get(MailboxName.of("Archive")).specialUse()).containsExactly(SpecialUse.ARCHIVE);
        assertThat(folders).hasSize(6);
        assertThat(folders.values()).allMatch(Folder::isSelectable);
        assertThat(kit().folders().subscribed()).containsExactlyInAnyOrderElementsOf(folders.keySet());
    }

    @Test
    default void theDefaultFoldersComeOnceOnly() {
        get(kit().folders().delete(MailboxName.of("Junk")));
        kit().reopen();
        assertThat(listed()).doesNotContainKey(MailboxName.of("Junk")).hasSize(5);
    }

    @Test
    default void missingParentsAreLevelsListedBeforeTheirChildren() {
        kit().create("a", "b", "c");
        List<MailboxName> names =
                kit().folders().list().stream().map(Folder::name).toList();
        assertThat(names)
                .containsSubsequence(MailboxName.of("a"), MailboxName.of("a", "b"), MailboxName.of("a", "b", "c"));
        assertThat(listed().get(MailboxName.of("a")).isSelectable()).isFalse();
        assertThat(listed().get(MailboxName.of("a", "b", "c")).isSelectable()).isTrue();
        assertThat(kit().folders().open(MailboxName.of("a", "b")).isFound()).isFalse();
        assertThat(kit().folders().counts(Set.of(MailboxName.of("a"), MailboxName.of("nowhere"))))
                .isEmpty();
    }

    @Test
    default void creatingWhatIsThereFailsAndALevelCanBecomeAMailbox() {
        kit().create("a", "b");
        assertThat(reason(kit().folders().create(MailboxName.of("a", "b"), Set.of())))
                .isEqualTo(Reason.EXISTS);
        assertThat(reason(kit().folders().create(MailboxName.of("inbox"), Set.of())))
                .isEqualTo(Reason.EXISTS);
        kit().create("a");
        assertThat(listed().get(MailboxName.of("a")).isSelectable()).isTrue();
        assertThat(listed().get(MailboxName.of("a", "b")).isSelectable()).isTrue();
    }

    @Test
    default void aMailboxIsCreatedWithItsSpecialUseWhichNoOtherHas() {
        Assumptions.assumeTrue(kit().store().features().contains(StoreFeature.CREATE_SPECIAL_USE));
        Folders folders = kit().folders();
        assertThat(reason(folders.create(MailboxName.of("Gone"), Set.of(SpecialUse.TRASH))))
                .isEqualTo(Reason.CANNOT);
        get(folders.delete(MailboxName.of("Trash")));
        Folder made = get(folders.create(MailboxName.of("Gone"), Set.of(SpecialUse.TRASH)));
        assertThat(made.specialUse()).containsExactly(SpecialUse.TRASH);
        kit().reopen();
        assertThat(listed().get(MailboxName.of("Gone"))).isEqualTo(made);
    }

    @Test
    default void aDeletedMailboxWithChildrenIsALevelThen() {
        kit().create("a");
        kit().create("a", "b");
        get(kit().folders().delete(MailboxName.of("a")));
        assertThat(listed().get(MailboxName.of("a")).isSelectable()).isFalse();
        assertThat(reason(kit().folders().delete(MailboxName.of("a")))).isEqualTo(Reason.GONE);
        get(kit().folders().delete(MailboxName.of("a", "b")));
        assertThat(listed()).doesNotContainKeys(MailboxName.of("a"), MailboxName.of("a", "b"));
    }

    @Test
    default void inboxIsNotDeletedAndWhatIsAbsentIsGone() {
        assertThat(reason(kit().folders().delete(MailboxName.INBOX))).isEqualTo(Reason.CANNOT);
        assertThat(reason(kit().folders().delete(MailboxName.of("absent")))).isEqualTo(Reason.GONE);
    }

    @Test
    default void uidValidityAndIdentityNeverRepeatForAName() {
        Set<UidValidity> validities = new HashSet<>();
        Set<MailboxId> ids = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            Mailbox mailbox = kit().create("again");
            assertThat(validities.add(mailbox.uidValidity())).isTrue();
            assertThat(ids.add(mailbox.id())).isTrue();
            if (i % 2 == 0) {
                get(kit().folders().delete(MailboxName.of("again")));
            } else {
                get(kit().folders().rename(MailboxName.of("again"), MailboxName.of("away" + i)));
            }
            if (i == 2) {
                kit().reopen();
            }
        }
    }

    @Test
    default void renameTakesAllBelowAlongAndKeepsMailAndIdentity() {
        Mailbox top = kit().create("a");
        Mailbox deep = kit().create("a", "x", "y");
        Mailbox neighbour = kit().create("ab");
        kit().append(deep, Set.of(), "kept");
        MailboxId id = deep.id();
        UidValidity validity = deep.uidValidity();
        get(kit().folders().subscriptions(Set.of(MailboxName.of("a")), Set.of()));
        get(kit().folders().rename(MailboxName.of("a"), MailboxName.of("b", "c")));
        Mailbox moved = kit().open("b", "c", "x", "y");
        assertThat(moved.id()).isEqualTo(id);
        assertThat(moved.uidValidity()).isEqualTo(validity);
        assertThat(moved.view().size()).isEqualTo(1);
        assertThat(top.name()).isEqualTo(MailboxName.of("b", "c"));
        assertThat(neighbour.name()).isEqualTo(MailboxName.of("ab"));
        assertThat(listed()).doesNotContainKeys(MailboxName.of("a"), MailboxName.of("a", "x"));
        assertThat(kit().folders().subscribed()).contains(MailboxName.of("a"));
        kit().reopen();
        assertThat(kit().open("b", "c", "x", "y").id()).isEqualTo(id);
        assertThat(kit().open("b", "c", "x", "y").uidValidity()).isEqualTo(validity);
    }

    @Test
    default void aMereLevelIsRenamedWithWhatIsBelow() {
        kit().create("a", "b");
        get(kit().folders().rename(MailboxName.of("a"), MailboxName.of("z")));
        assertThat(kit().open("z", "b").view().size()).isZero();
        assertThat(listed()).doesNotContainKey(MailboxName.of("a"));
    }

    @Test
    default void renameRefusesWhatCannotBe() {
        Folders folders = kit().folders();
        kit().create("a");
        kit().create("a", "b");
        kit().create("c");
        assertThat(reason(folders.rename(MailboxName.of("no"), MailboxName.of("d"))))
                .isEqualTo(Reason.GONE);
        assertThat(reason(folders.rename(MailboxName.of("a"), MailboxName.of("c"))))
                .isEqualTo(Reason.EXISTS);
        assertThat(reason(folders.rename(MailboxName.of("a"), MailboxName.INBOX)))
                .isEqualTo(Reason.EXISTS);
        assertThat(reason(folders.rename(MailboxName.of("a"), MailboxName.of("a"))))
                .isEqualTo(Reason.EXISTS);
        assertThat(reason(folders.rename(MailboxName.of("a"), MailboxName.of("a", "d"))))
                .isEqualTo(Reason.CANNOT);
        assertThat(kit().open("a", "b").name()).isEqualTo(MailboxName.of("a", "b"));
    }

    @Test
    default void renamingInboxMovesItsMailAndLeavesItEmpty() {
        kit().deliver("one");
        kit().deliver("two");
        kit().create("INBOX", "below");
        UidValidity validity = kit().inbox().uidValidity();
        long next = kit().inbox().view().uidNext().value();
        get(kit().folders().rename(MailboxName.INBOX, MailboxName.of("old")));
        assertThat(kit().inbox().view().size()).isZero();
        assertThat(kit().inbox().uidValidity()).isEqualTo(validity);
        assertThat(kit().inbox().view().uidNext().value()).isGreaterThanOrEqualTo(next);
        assertThat(kit().open("old").view().size()).isEqualTo(2);
        assertThat(kit().open("old").uidValidity()).isNotEqualTo(validity);
        assertThat(kit().open("INBOX", "below").view().size()).isZero();
        assertThat(kit().folders().usage().messages()).isEqualTo(2);
        assertThat(reason(kit().folders().rename(MailboxName.INBOX, MailboxName.of("old"))))
                .isEqualTo(Reason.EXISTS);
    }

    @Test
    default void subscriptionsAreOfNamesThatNeedNotExist() {
        Folders folders = kit().folders();
        MailboxName absent = MailboxName.of("never", "made");
        get(folders.subscriptions(Set.of(absent, MailboxName.INBOX), Set.of(MailboxName.of("Junk"))));
        assertThat(folders.subscribed()).contains(absent, MailboxName.INBOX).doesNotContain(MailboxName.of("Junk"));
        assertThat(listed()).doesNotContainKey(absent);
        get(folders.delete(MailboxName.of("Trash")));
        kit().reopen();
        assertThat(kit().folders().subscribed())
                .contains(absent, MailboxName.of("Trash"))
                .doesNotContain(MailboxName.of("Junk"));
    }

    @Test
    default void accountsSeeNothingOfEachOther() {
        kit().deliver("a");
        kit().create("johns");
        Folders annas = kit().store().folders(account("anna"));
        assertThat(annas.open(MailboxName.of("johns")).isFound()).isFalse();
        assertThat(annas.usage()).isEqualTo(new Usage(0, 0));
        assertThat(annas.list()).hasSize(6);
    }

    @Test
    default void aRemovedAccountIsGoneWithAllItsMailAndComesBackEmpty() {
        kit().deliver("a");
        Mailbox inbox = kit().inbox();
        UidValidity validity = inbox.uidValidity();
        get(kit().store().remove(StoreKit.john()));
        get(kit().store().remove(account("never-seen")));
        assertThat(StoreKit.reasonOf(inbox::view)).isEqualTo(Reason.GONE);
        assertThat(reason(inbox.expunge(UidSet.ALL))).isEqualTo(Reason.GONE);
        assertThat(kit().inbox().view().size()).isZero();
        assertThat(kit().inbox().uidValidity()).isNotEqualTo(validity);
        assertThat(kit().folders().usage()).isEqualTo(new Usage(0, 0));
    }

    @Test
    default void usageFollowsDeletedFolders() {
        Mailbox box = kit().create("box");
        kit().append(box, Set.of(), "a", "b");
        long bytes = kit().folders().usage().bytes();
        assertThat(bytes).isEqualTo(kit().counts(MailboxName.of("box")).size()).isPositive();
        get(kit().folders().delete(MailboxName.of("box")));
        assertThat(kit().folders().usage()).isEqualTo(new Usage(0, 0));
    }
}
