package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mailwright.Subscription;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.UidValidity;
import dev.mailwright.store.View;
import dev.mailwright.store.kit.StoreKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others do to the files while somebody looks at a mailbox. */
class OutsideChangesTest {

    @TempDir
    Path root;

    private StoreKit kit;
    private Path maildir;
    private Path cur;
    private Mailbox inbox;
    private Subscription watch = () -> {};
    private final AtomicInteger hints = new AtomicInteger();

    @BeforeEach
    void open() {
        kit = new StoreKit(store(), closed -> store());
        maildir = root.resolve("example.com/john");
        cur = maildir.resolve("cur");
        kit.deliver("one");
        kit.deliver("two");
        inbox = kit.inbox();
        watch = inbox.watch(hints::incrementAndGet);
    }

    private MaildirStore store() {
        return MaildirStore.at(root);
    }

    @AfterEach
    void close() {
        watch.close();
        kit.close();
    }

    /** Time passes until it is so. */
    private void soon(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    kit.time().advance(Duration.ofMillis(250));
                    return condition.call();
                });
    }

    private int size() {
        return inbox.view().size();
    }

    private static Path only(Path directory, String part) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void drop(Path file, String subject) throws IOException {
        Files.writeString(file, "Subject: " + subject + "\n\nx\n");
    }

    private static Path renamed(Path file, String letters) throws IOException {
        String name = FileName.baseOf(file.getFileName().toString());
        return Files.move(file, file.resolveSibling(name + ":2," + letters));
    }

    @Test
    void whatIsDroppedRenamedAndRemovedIsSeen() throws Exception {
        drop(maildir.resolve("new/1800000000.a.host"), "new");
        soon(() -> size() == 3);
        drop(cur.resolve("1800000001.b.host:2,F"), "flagged");
        drop(cur.resolve("1800000002.c.host"), "without flags");
        soon(() -> size() == 5);
        View view = inbox.view();
        assertThat(view.uids()).hasToString("1:5");
        assertThat(view.flagsAt(view.indexOf(4))).containsExactly(Flag.FLAGGED);
        assertThat(StoreKit.text(inbox, new Uid(5))).contains("without flags\r\n");
        assertThat(hints.get()).isPositive();
        ModSeq before = view.highestModSeq();
        renamed(cur.resolve("1800000002.c.host"), "RS");
        soon(() -> inbox.view().flagsAt(inbox.view().indexOf(5)).equals(Set.of(Flag.ANSWERED, Flag.SEEN)));
        assertThat(inbox.since(before, UidSet.ALL).changed()).hasToString("5");
        Files.delete(cur.resolve("1800000001.b.host:2,F"));
        soon(() -> size() == 4);
        assertThat(inbox.since(before, UidSet.ALL).vanished().contains(4)).isTrue();
    }

    @Test
    void aFileThatIsMovedIsExpungedHereAndNewThere() throws Exception {
        Mailbox archive = kit.open("Archive");
        Path file = only(cur, ":2,");
        Files.move(file, maildir.resolve(".Archive/cur").resolve(file.getFileName()));
        soon(() -> size() == 1);
        assertThat(kit.open("Archive").view().size()).isEqualTo(1);
        assertThat(archive.view().uids()).hasToString("1");
    }

    @Test
    void aFileThatComesBackBeforeAnybodyLookedIsTheSame() throws Exception {
        Path file = only(cur, ":2,");
        Path away = Files.move(file, root.resolve("away"));
        Files.move(away, file);
        kit.reopen();
        assertThat(kit.inbox().view().uids()).hasToString("1:2");
        kit.store().close();
        Files.move(file, root.resolve("away"));
        Files.move(root.resolve("away"), file.resolveSibling(FileName.baseOf(file.getFileName() + "") + ":2,S"));
        kit.reopen();
        assertThat(kit.inbox().view().uids()).hasToString("1:2");
        inbox = kit.inbox();
        watch = inbox.watch(() -> {});
    }

    @Test
    void aFileThatComesBackAfterItsExpungeAndACopyGetNewUids() throws Exception {
        Path file = only(cur, ":2,");
        Files.move(file, root.resolve("away"));
        soon(() -> size() == 1);
        Files.copy(root.resolve("away"), file);
        soon(() -> size() == 2);
        assertThat(inbox.view().uidAt(1)).isEqualTo(3);
        Files.copy(file, file.resolveSibling(FileName.baseOf(file.getFileName() + "") + ":2,SF"));
        soon(() -> size() == 3);
        assertThat(inbox.view().uidAt(2)).isEqualTo(4);
        assertThat(StoreKit.text(inbox, new Uid(3))).isEqualTo(StoreKit.text(inbox, new Uid(4)));
    }

    /** The directory has the time that we know, as when the change came between our own and our look at the time. */
    @Test
    void aChangeThatTheTimesHideIsSeenToo() throws Exception {
        StoreKit.get(inbox.flag(UidSet.of(1), FlagEdit.add(Flag.SEEN), ModSeq.LAST));
        FileTime time = Files.getLastModifiedTime(cur);
        drop(cur.resolve("1800000003.hidden:2,"), "hidden");
        Files.setLastModifiedTime(cur, time);
        soon(() -> size() == 3);
    }

    @Test
    void aFolderThatIsCopiedWithItsUidListIsAnother() throws Exception {
        Mailbox work = kit.create("Work");
        kit.append(work, Set.of(Flag.SEEN), "a", "b");
        copy(maildir.resolve(".Work"), maildir.resolve(".Copy"));
        for (int i = 0; i < 2; i++) {
            Mailbox original = kit.open("Work");
            Mailbox copy = kit.open("Copy");
            assertThat(original.id()).isEqualTo(work.id());
            assertThat(copy.id()).isNotEqualTo(work.id());
            assertThat(copy.uidValidity()).isNotEqualTo(original.uidValidity());
            assertThat(copy.view().uids()).hasToString("1:2");
            assertThat(StoreKit.text(copy, new Uid(2))).isEqualTo(StoreKit.text(original, new Uid(2)));
            if (i == 0) {
                watch.close();
                kit.store().close();
                copy(maildir.resolve(".Copy"), maildir.resolve(".A third"));
                kit.reopen();
            }
        }
        assertThat(kit.open("A third").id())
                .isNotIn(kit.open("Work").id(), kit.open("Copy").id());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    @Test
    void aFolderThatIsRenamedKeepsWhatItIsAndOneThatIsRemovedIsGone() throws Exception {
        Mailbox work = kit.create("Work");
        kit.append(work, Set.of(), "a");
        UidValidity validity = work.uidValidity();
        Files.move(maildir.resolve(".Work"), maildir.resolve(".Play"));
        assertThat(kit.open("Play").id()).isEqualTo(work.id());
        assertThat(kit.open("Play").uidValidity()).isEqualTo(validity);
        AtomicInteger told = new AtomicInteger();
        Mailbox play = kit.open("Play");
        try (Subscription gone = play.watch(told::incrementAndGet)) {
            assertThat(gone).isNotNull();
            Files.move(maildir.resolve(".Play"), root.resolve("elsewhere"));
            soon(() -> told.get() > 0);
            assertThat(StoreKit.reasonOf(play::view)).isEqualTo(StoreException.Reason.GONE);
        }
        assertThat(kit.folders().open(MailboxName.of("Play")).toOptional()).isEmpty();
    }
}
