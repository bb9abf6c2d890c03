package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.AccountId;
import dev.mailwright.backup.Snapshot;
import dev.mailwright.backup.SnapshotSet;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Folder;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Restore;
import dev.mailwright.store.Restored;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import dev.mailwright.store.kit.StoreKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of a store at work, and what comes back from them. */
class SnapshotTest {

    private static final MailboxName WORK = MailboxName.of("Work", "Entwürfe");
    private static final UidSet FIRST = UidSet.of(1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    private StoreKit kit(String name) {
        return new StoreKit(MaildirStore.at(temp.resolve(name)), closed -> closed);
    }

    private Snapshot snapshot(StoreKit kit) {
        return Snapshot.open(SnapshotSet.at(temp.resolve("snapshots"))
                .take(List.of(kit.store().snapshotPart().orElseThrow()), kit.time(), Map.of())
                .path());
    }

    /** 30 keywords are more than there are letters. */
    private static void fill(StoreKit kit) {
        for (int i = 1; i <= 5; i++) {
            kit.deliver("m" + i);
        }
        Mailbox inbox = kit.inbox();
        Flag[] keywords =
                IntStream.range(0, 30).mapToObj(i -> Flag.keyword("k" + i)).toArray(Flag[]::new);
        StoreKit.get(inbox.flag(UidSet.of(2), FlagEdit.add(keywords), ModSeq.LAST));
        StoreKit.get(inbox.flag(FIRST, FlagEdit.add(Flag.SEEN, Flag.FLAGGED), ModSeq.LAST));
        StoreKit.get(inbox.expunge(UidSet.of(3)));
        StoreKit.get(kit.folders().create(WORK, Set.of()));
        StoreKit.get(kit.folders().subscriptions(Set.of(WORK), Set.of()));
        StoreKit.get(inbox.copy(UidSet.of(1, 2), kit.open(WORK)));
    }

    /** Everything that a client knows of, but for MODSEQs and next UIDs. */
    private static List<String> state(StoreKit kit) {
        List<String> lines = new ArrayList<>();
        lines.add("subscribed " + kit.folders().subscribed());
        lines.add("usage " + kit.folders().usage());
        for (Folder folder : kit.folders().list()) {
            lines.add(folder.name() + " " + folder.specialUse());
            if (folder.id().isPresent()) {
                lines.addAll(messages(kit.open(folder.name())));
            }
        }
        return lines;
    }

    private static List<String> messages(Mailbox mailbox) {
        View view = mailbox.view();
        List<String> lines = new ArrayList<>(List.of(mailbox.id() + " " + view.uidValidity()));
        for (int i = 0; i < view.size(); i++) {
            Uid uid = new Uid(view.uidAt(i));
            lines.add(uid + " " + StoreKit.text(mailbox, uid).hashCode() + " "
                    + view.flagsAt(i).stream().map(Flag::name).sorted().collect(Collectors.joining(" ")));
        }
        return lines;
    }

    private static long kept(List<Restored> results) {
        return results.stream().mapToLong(Restored::kept).sum();
    }

    @Test
    void anEmptyServerGetsEverythingBackAsItWas() throws IOException {
        Snapshot snapshot;
        List<String> before;
        long next;
        try (StoreKit kit = kit("live")) {
            fill(kit);
            StoreKit.stored(kit.file("keyed", StoreKit.filing(WORK).withKey(new DeliveryKey("k"))));
            before = state(kit);
            next = kit.inbox().view().uidNext().value();
            snapshot = snapshot(kit);
            assertThat(snapshot.verify()).isEmpty();
        }
        try (StoreKit kit = kit("other")) {
            List<Restored> results = kit.store().restore(snapshot, Restore.everything());
            assertThat(kept(results)).isEqualTo(7);
            assertThat(results).allMatch(r -> r.renumbered() + r.present() + r.damaged() == 0);
            assertThat(state(kit)).isEqualTo(before);
            assertThat(kit.inbox().view().uidNext().value()).isGreaterThan(next + 900_000);
            Filed again = kit.file("keyed", StoreKit.filing(WORK).withKey(new DeliveryKey("k")));
            assertThat(StoreKit.stored(again).repeated()).isTrue();
            Uid fresh = kit.deliver("after");
            kit.reopen();
            assertThat(kit.inbox().view().indexOf(fresh.value())).isEqualTo(4);
        }
        assertThat(snapshot.verify()).as("the snapshot is not touched").isEmpty();
    }

    @Test
    void anAccountThatNeverHeldAMessageIsReplaced() {
        Snapshot snapshot;
        List<String> before;
        try (StoreKit kit = kit("live")) {
            fill(kit);
            before = state(kit);
            snapshot = snapshot(kit);
        }
        try (StoreKit kit = kit("other")) {
            Mailbox old = kit.inbox();
            assertThat(kept(kit.store().restore(snapshot, Restore.account(StoreKit.john()))))
                    .isEqualTo(6);
            assertThatThrownBy(() -> old.view()).isInstanceOf(StoreException.class);
            assertThat(state(kit)).isEqualTo(before);
        }
    }

    @Test
    void aDeletedFolderComesBackWithItsUids() {
        try (StoreKit kit = kit("live")) {
            fill(kit);
            List<String> before = state(kit);
            Snapshot snapshot = snapshot(kit);
            Uid later = kit.append(kit.open(WORK), Set.of(), "later").get(0);
            StoreKit.get(kit.folders().delete(WORK));
            StoreKit.get(kit.folders().subscriptions(Set.of(), Set.of(WORK)));
            List<Restored> results = kit.store().restore(snapshot, Restore.account(StoreKit.john()));
            assertThat(kept(results)).isEqualTo(2);
            assertThat(results.stream().mapToLong(Restored::present).sum()).isEqualTo(4);
            assertThat(state(kit)).isEqualTo(before);
            Uid fresh = kit.append(kit.open(WORK), Set.of(), "fresh").get(0);
            assertThat(fresh).as("no UID is given twice").isGreaterThan(later);
            assertThat(kit.open(WORK).since(new ModSeq(1), UidSet.ALL)).isNotNull();
        }
    }

    @Test
    void missingMessagesComeBackWithNewUids() {
        try (StoreKit kit = kit("live")) {
            fill(kit);
            Snapshot snapshot = snapshot(kit);
            Mailbox inbox = kit.inbox();
            StoreKit.get(inbox.expunge(UidSet.of(1, 2)));
            Restore what = Restore.messages(StoreKit.john(), MailboxName.INBOX, UidSet.of(2, 4));
            Restored result = kit.store().restore(snapshot, what).get(0);
            assertThat(result.renumbered()).isEqualTo(1);
            assertThat(result.present()).isEqualTo(1);
            View view = inbox.view();
            assertThat(view.size()).isEqualTo(3);
            assertThat(view.uidAt(2)).isGreaterThan(5);
            assertThat(view.flagsAt(2)).hasSize(30).contains(Flag.keyword("k29"));
            assertThat(StoreKit.text(inbox, new Uid(view.uidAt(2)))).contains("body of m2");
            assertThat(kit.store().restore(snapshot, what).get(0).present())
                    .as("a second time there is nothing to do")
                    .isEqualTo(2);
        }
    }

    @Test
    void aFolderGoesBesideTheLiveOne() {
        try (StoreKit kit = kit("live")) {
            fill(kit);
            Snapshot snapshot = snapshot(kit);
            Restored result = kit.store()
                    .restore(
                            snapshot,
                            Restore.folder(StoreKit.john(), MailboxName.INBOX).withTarget(MailboxName.of("Old")))
                    .get(0);
            assertThat(result.folder()).isEqualTo(MailboxName.of("Old"));
            assertThat(result.renumbered()).isEqualTo(4);
            assertThat(kit.open("Old").view().size()).isEqualTo(4);
        }
    }

    @Test
    void aRenamedFolderKeepsItsIdentityForItself() {
        try (StoreKit kit = kit("live")) {
            fill(kit);
            Snapshot snapshot = snapshot(kit);
            StoreKit.get(kit.folders().rename(WORK, MailboxName.of("Renamed")));
            List<Restored> results = kit.store().restore(snapshot, Restore.folder(StoreKit.john(), WORK));
            assertThat(results.get(0).renumbered()).isEqualTo(2);
            assertThat(kit.open(WORK).id()).isNotEqualTo(kit.open("Renamed").id());
            assertThat(kit.open(WORK).uidValidity())
                    .isNotEqualTo(kit.open("Renamed").uidValidity());
        }
    }

    @Test
    void aDamagedFileIsLeftOutAndTheRestComesBack() throws IOException {
        Snapshot snapshot;
        try (StoreKit kit = kit("live")) {
            fill(kit);
            snapshot = snapshot(kit);
        }
        try (Stream<Path> files = Files.list(snapshot.path().resolve("mail/example.com/john/cur"))) {
            Path message = files.sorted().findFirst().orElseThrow();
            Files.delete(message);
            Files.writeString(message, "something else");
        }
        try (StoreKit kit = kit("other")) {
            List<Restored> results = kit.store().restore(snapshot, Restore.everything());
            assertThat(kept(results)).isEqualTo(5);
            assertThat(results.stream().mapToLong(Restored::damaged).sum()).isEqualTo(1);
            assertThat(kit.inbox().view().size()).isEqualTo(3);
        }
    }

    @Test
    void whatASnapshotDoesNotHaveIsGone() {
        try (StoreKit kit = kit("live")) {
            kit.deliver("one");
            Snapshot snapshot = snapshot(kit);
            assertThatThrownBy(() -> kit.store().restore(snapshot, Restore.account(new AccountId("no@example.com"))))
                    .hasMessageContaining("has no mail of this account");
            assertThatThrownBy(() ->
                            kit.store().restore(snapshot, Restore.folder(StoreKit.john(), MailboxName.of("Nowhere"))))
                    .hasMessageContaining("no folder Nowhere");
        }
    }

    /** Messages move to and fro, get flags, come and go: in each snapshot each settled one is exactly once. */
    @Test
    void underLoadEachMessageIsInASnapshotExactlyOnce() throws Exception {
        try (StoreKit kit = kit("live")) {
            fill(kit);
            Mailbox inbox = kit.inbox();
            Mailbox work = kit.open(WORK);
            StoreKit.get(work.expunge(UidSet.ALL));
            AtomicBoolean stop = new AtomicBoolean();
            List<CompletableFuture<Void>> load = List.of(
                    CompletableFuture.runAsync(() -> {
                        while (!stop.get()) {
                            StoreKit.get(inbox.move(UidSet.ALL, work));
                            StoreKit.get(work.move(UidSet.ALL, inbox));
                        }
                    }),
                    CompletableFuture.runAsync(() -> {
                        Random random = new Random(1);
                        while (!stop.get()) {
                            FlagEdit edit = random.nextBoolean() ? FlagEdit.add(Flag.SEEN) : FlagEdit.remove(Flag.SEEN);
                            StoreKit.get(inbox.flag(UidSet.ALL, edit, ModSeq.LAST));
                            StoreKit.get(work.flag(UidSet.ALL, edit, ModSeq.LAST));
                        }
                    }),
                    CompletableFuture.runAsync(() -> {
                        Mailbox sent = kit.open("Sent");
                        while (!stop.get()) {
                            StoreKit.get(sent.expunge(StoreKit.set(kit.append(sent, Set.of(), "passing"))));
                        }
                    }));
            List<Snapshot> snapshots = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                snapshots.add(snapshot(kit));
            }
            stop.set(true);
            load.forEach(CompletableFuture::join);
            for (Snapshot snapshot : snapshots) {
                assertThat(snapshot.verify()).isEmpty();
                check(snapshot);
            }
        }
    }

    private void check(Snapshot snapshot) {
        try (StoreKit kit = kit("of-" + snapshot.path().getFileName())) {
            kit.store().restore(snapshot, Restore.everything());
            List<String> texts = new ArrayList<>();
            for (Mailbox mailbox : List.of(kit.inbox(), kit.open(WORK))) {
                mailbox.view().uids().forEach(uid -> texts.add(StoreKit.text(mailbox, new Uid(uid))));
            }
            assertThat(texts).hasSize(4).doesNotHaveDuplicates();
        }
    }

    @Test
    void accountsAreFoundByEveryTemplate() {
        for (String template :
                List.of("{domain}/{local}", "{local}@{domain}/Maildir", "u-{id}", "a/{domain}/b/{local}/c")) {
            Path root = temp.resolve(Integer.toString(template.hashCode()));
            MaildirStore store = MaildirStore.template(root + "/x-" + template);
            try (StoreKit kit = new StoreKit(store, closed -> closed)) {
                kit.deliver("one");
                AccountId odd = new AccountId("o'd%d+x@ex.example");
                kit.store().folders(odd).list();
                assertThat(snapshotSections(kit))
                        .containsExactly("mail/ex.example/o%27d%25d+x", "mail/example.com/john");
                kit.reopen();
                assertThat(snapshotSections(kit)).hasSize(2);
            }
        }
    }

    private List<String> snapshotSections(StoreKit kit) {
        return snapshot(kit).sections();
    }
}
